import { and, eq, isNull } from 'drizzle-orm';

import { users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { editorUserIds } from '../collaboration/queries.ts';
import { wellMirrorsColumn } from '../media-columns-queries.ts';
import { channels, renditions, torrents, videos } from '../tables.ts';
import { videoColumns } from '../visibility-queries.ts';

export type NewTorrent = Omit<typeof torrents.$inferInsert, 'createdAt'>;

/** The files of a video that have no torrent yet, its source first. `height` is null for the source. */
export async function findUntorrented(db: Db, videoId: number) {
  const file = {
    uuid: videos.uuid,
    setUuid: videos.setUuid,
    key: blobs.key,
    place: blobs.place,
    sizeBytes: blobs.sizeBytes,
  };
  const sources = await db
    .select(file)
    .from(videos)
    .innerJoin(blobs, eq(blobs.key, videos.sourceKey))
    .leftJoin(torrents, eq(torrents.blobKey, blobs.key))
    .where(and(eq(videos.id, videoId), isNull(torrents.blobKey)));
  const rungs = await db
    .select({ ...file, height: renditions.height })
    .from(renditions)
    .innerJoin(videos, eq(videos.id, renditions.videoId))
    .innerJoin(blobs, eq(blobs.key, renditions.blobKey))
    .leftJoin(torrents, eq(torrents.blobKey, blobs.key))
    .where(and(eq(renditions.videoId, videoId), isNull(torrents.blobKey)));
  return [...sources.map((source) => ({ ...source, height: null })), ...rungs];
}

/** Inserts the torrent of a file that has none. Tells whether it is new. */
export async function insertTorrent(tx: Db, torrent: NewTorrent): Promise<boolean> {
  const added = await tx
    .insert(torrents)
    .values(torrent)
    .onConflictDoNothing()
    .returning({ blobKey: torrents.blobKey });
  return added.length > 0;
}

/** What JSON says of the torrent of a video's source. */
export const findSourceTorrent = async (db: Db, sourceKey: string | null) =>
  sourceKey === null
    ? undefined
    : (
        await db
          .select({ name: torrents.name, infoHash: torrents.infoHash })
          .from(torrents)
          .where(eq(torrents.blobKey, sourceKey))
      )[0];

/** A torrent by the name of its file, with all that decides who may have it. `height` is null for a source's. */
export async function findTorrent(db: Db, name: string) {
  const [row] = await db
    .select({
      blobKey: torrents.blobKey,
      info: torrents.info,
      infoHash: torrents.infoHash,
      createdAt: torrents.createdAt,
      height: renditions.height,
      video: videoColumns,
      ownerUserId: users.id,
      editorUserIds,
      mirrors: wellMirrorsColumn,
    })
    .from(torrents)
    .innerJoin(videos, eq(videos.id, torrents.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(users, eq(users.accountId, channels.accountId))
    .leftJoin(
      renditions,
      and(eq(renditions.videoId, torrents.videoId), eq(renditions.blobKey, torrents.blobKey)),
    )
    .where(eq(torrents.name, name));
  if (!row || (row.height === null && row.blobKey !== row.video.sourceKey)) return undefined;
  return row;
}
