import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';

import { policyColumn } from '../catalog/index.ts';
import { remoteMedia } from '../catalog/remote-tables.ts';
import { channels, renditions, thumbnails, torrents, videos } from '../catalog/tables.ts';
import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** Fails to find what is deleted, too. */
export async function findChannelById(db: Db, id: number) {
  const [channel] = await db
    .select()
    .from(channels)
    .where(and(eq(channels.id, id), isNull(channels.deletedAt)));
  return channel;
}

/** Fails to find what is deleted, too. */
export async function findAccountById(db: Db, id: number) {
  const [account] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.deletedAt)));
  return account;
}

const MAX_CHANNELS = 1_000;

/** The channels of an account. */
export const channelIdsOf = async (db: Db, accountId: number): Promise<number[]> =>
  (
    await db
      .select({ id: channels.id })
      .from(channels)
      .where(and(eq(channels.accountId, accountId), isNull(channels.deletedAt)))
      .limit(MAX_CHANNELS)
  ).map(({ id }) => id);

const { playlist: _, segmentHashes: __, ...facts } = getTableColumns(renditions);

/** The renditions of these videos, best first, each with its torrent if it has one. */
export const filesAmong = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db
        .select({ ...facts, torrentName: torrents.name })
        .from(renditions)
        .leftJoin(torrents, eq(torrents.blobKey, renditions.blobKey))
        .where(inArray(renditions.videoId, videoIds))
        .orderBy(desc(renditions.height));

/** The media of those of these videos that are of other nodes, but for nodes whose media are not offered. */
export const remoteMediaAmong = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          videoId: remoteMedia.videoId,
          streamingPlaylists: remoteMedia.streamingPlaylists,
          files: remoteMedia.files,
        })
        .from(remoteMedia)
        .innerJoin(videos, eq(videos.id, remoteMedia.videoId))
        .innerJoin(channels, eq(channels.id, videos.channelId))
        .where(
          and(
            inArray(remoteMedia.videoId, videoIds),
            sql`${policyColumn(channels.host)} is distinct from 'no-media'`,
          ),
        );

/** The pictures of these videos, widest first. */
export const picturesAmong = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(thumbnails)
        .where(inArray(thumbnails.videoId, videoIds))
        .orderBy(desc(thumbnails.width));
