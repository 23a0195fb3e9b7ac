import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { findSetting } from '../queries.ts';

/** The setting that holds it. */
export const HOMEPAGE = 'homepage';

export const Homepage = z.object({ content: z.string().max(50_000) });

/** What administrators wrote for the first page, in Markdown, empty once they took it back; undefined until they write. */
export async function findHomepage(db: Db): Promise<string | undefined> {
  const found = Homepage.safeParse(await findSetting(db, HOMEPAGE));
  return found.data?.content;
}
