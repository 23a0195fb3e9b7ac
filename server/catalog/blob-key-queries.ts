import { eq } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { growingRenditions } from './growing-tables.ts';
import { furtherRenditions, spokenTracks, videoCaptions } from './part-tables.ts';
import { formerSources } from './source-file/former-tables.ts';
import { renditions, storyboards, thumbnails, videos } from './tables.ts';

/** The keys of every blob that only this video refers to. */
export async function blobKeysOf(tx: Db, videoId: number): Promise<string[]> {
  const rows = await Promise.all([
    tx.select({ key: videos.sourceKey }).from(videos).where(eq(videos.id, videoId)),
    tx.select({ key: renditions.blobKey }).from(renditions).where(eq(renditions.videoId, videoId)),
    tx
      .select({ key: growingRenditions.blobKey })
      .from(growingRenditions)
      .where(eq(growingRenditions.videoId, videoId)),
    tx
      .select({ key: furtherRenditions.blobKey })
      .from(furtherRenditions)
      .where(eq(furtherRenditions.videoId, videoId)),
    tx
      .select({ key: spokenTracks.blobKey })
      .from(spokenTracks)
      .where(eq(spokenTracks.videoId, videoId)),
    tx.select({ key: thumbnails.blobKey }).from(thumbnails).where(eq(thumbnails.videoId, videoId)),
    tx
      .select({ key: videoCaptions.blobKey })
      .from(videoCaptions)
      .where(eq(videoCaptions.videoId, videoId)),
    tx
      .select({ key: formerSources.sourceKey })
      .from(formerSources)
      .where(eq(formerSources.videoId, videoId)),
    tx
      .select({ key: storyboards.blobKey })
      .from(storyboards)
      .where(eq(storyboards.videoId, videoId)),
  ]);
  return rows.flat().flatMap(({ key }) => key ?? []);
}
