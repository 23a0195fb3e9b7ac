import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import type { NewThumbnail } from '../media-queries.ts';
import { thumbnails } from '../tables.ts';

/** Puts these in place of a video's thumbnails, and returns the keys of those that went. */
export async function replaceThumbnails(
  tx: Db,
  videoId: number,
  rows: NewThumbnail[],
): Promise<string[]> {
  const gone = await tx
    .delete(thumbnails)
    .where(eq(thumbnails.videoId, videoId))
    .returning({ key: thumbnails.blobKey });
  if (rows.length > 0) await tx.insert(thumbnails).values(rows.map((row) => ({ ...row, videoId })));
  const kept = new Set(rows.map(({ blobKey }) => blobKey));
  return gone.map(({ key }) => key).filter((key) => !kept.has(key));
}
