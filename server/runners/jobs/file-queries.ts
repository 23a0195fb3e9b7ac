import { desc, eq } from 'drizzle-orm';

import { thumbnails } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';

/** The largest picture of a video. */
export async function findPicture(db: Db, videoId: number) {
  const [row] = await db
    .select({ key: blobs.key, place: blobs.place, sizeBytes: blobs.sizeBytes })
    .from(thumbnails)
    .innerJoin(blobs, eq(blobs.key, thumbnails.blobKey))
    .where(eq(thumbnails.videoId, videoId))
    .orderBy(desc(thumbnails.width))
    .limit(1);
  return row;
}
