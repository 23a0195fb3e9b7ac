import { isDeepStrictEqual } from 'node:util';

import type { Db } from '../../platform/db.ts';
import { parseChapters } from './parse-chapters.ts';
import { findChapters, replaceChapters } from './queries.ts';

/**
 * Takes a video's chapters from its new description, unless somebody has set others than the former description lists:
 * what a person says beats what is read out of a text.
 */
export async function followDescription(
  tx: Db,
  { id, description: former }: { id: number; description: string | null },
  description: string | null,
): Promise<void> {
  const chapters = await findChapters(tx, id);
  if (!isDeepStrictEqual(chapters, parseChapters(former)) && chapters.length > 0) return;
  await replaceChapters(tx, id, parseChapters(description));
}
