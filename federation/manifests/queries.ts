import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';

import {
  findMedia,
  findRenditions,
  findStoryboard,
  furtherRenditionsOf,
  spokenTracksOf,
} from '../../server/catalog/index.ts';
import { videoCaptions } from '../../server/catalog/part-tables.ts';
import { videoMirrors } from '../../server/catalog/remote-tables.ts';
import { thumbnails, torrents } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { blobs } from '../../server/platform/tables.ts';

const MAX_CAPTIONS = 100;

/** All that a video of this node is made of; undefined while its renditions still grow, and when it is gone. */
export async function findWhole(db: Db, uuid: string) {
  const video = await findMedia(db, uuid);
  if (!video || video.files.length === 0 || video.growing.length > 0) return undefined;
  const { id } = video;
  const [renditions, further, spoken, storyboard, captions, pictures, infoHashes] =
    await Promise.all([
      findRenditions(db, id),
      furtherRenditionsOf(db, id),
      spokenTracksOf(db, id),
      findStoryboard(db, id),
      db
        .select({ language: videoCaptions.language, blobKey: videoCaptions.blobKey })
        .from(videoCaptions)
        .where(eq(videoCaptions.videoId, id))
        .orderBy(asc(videoCaptions.language))
        .limit(MAX_CAPTIONS),
      db
        .select({ blobKey: thumbnails.blobKey })
        .from(thumbnails)
        .where(eq(thumbnails.videoId, id))
        .orderBy(desc(thumbnails.width)),
      db
        .select({ blobKey: torrents.blobKey, infoHash: torrents.infoHash })
        .from(torrents)
        .where(eq(torrents.videoId, id)),
    ]);
  return {
    video,
    language: video.language,
    renditions,
    further,
    spoken,
    storyboard,
    captions,
    thumbnails: pictures,
    torrents: new Map(infoHashes.map(({ blobKey, infoHash }) => [blobKey, infoHash])),
  };
}

export type Whole = NonNullable<Awaited<ReturnType<typeof findWhole>>>;

export const findBlobs = async (db: Db, keys: string[]) =>
  keys.length === 0 ? [] : db.select().from(blobs).where(inArray(blobs.key, keys));

/** Copies of a video at other nodes that were found well. */
export const findWellMirrors = (db: Db, videoId: number) =>
  db
    .select({
      url: videoMirrors.url,
      directoryUrl: videoMirrors.baseUrl,
      expiresAt: videoMirrors.expiresAt,
    })
    .from(videoMirrors)
    .where(
      and(
        eq(videoMirrors.videoId, videoId),
        eq(videoMirrors.health, 'well'),
        or(isNull(videoMirrors.expiresAt), gt(videoMirrors.expiresAt, sql`now()`)),
      ),
    )
    .orderBy(videoMirrors.host)
    .limit(20);
