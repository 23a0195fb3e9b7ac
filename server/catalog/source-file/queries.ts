import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { growingRenditions } from '../growing-tables.ts';
import { furtherRenditions, spokenTracks } from '../part-tables.ts';
import { renditions, storyboards, thumbnails } from '../tables.ts';

/** Drops what was made of a video's source; returns the keys of the blobs. */
export async function dropMade(
  tx: Db,
  videoId: number,
  { keepsThumbnails }: { keepsThumbnails: boolean },
): Promise<string[]> {
  const tables = [
    renditions,
    growingRenditions,
    furtherRenditions,
    spokenTracks,
    storyboards,
    ...(keepsThumbnails ? [] : [thumbnails]),
  ];
  const dropped = await Promise.all(
    tables.map((table) =>
      tx.delete(table).where(eq(table.videoId, videoId)).returning({ key: table.blobKey }),
    ),
  );
  return dropped.flat().map(({ key }) => key);
}
