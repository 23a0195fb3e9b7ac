import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { findSetting } from '../queries.ts';

/** The setting that holds it. */
export const HOMEPAGE = 'homepage';

export const Homepage = z.object({ content: z.string().max(50_000) });

/** What administrators wrote for the first page, in Markdown; undefined when there is nothing. */
export async function findHomepage(db: Db): Promise<string | undefined> {
  const found = Homepage.safeParse(await findSetting(db, HOMEPAGE));
  return found.success && found.data.content !== '' ? found.data.content : undefined;
}
