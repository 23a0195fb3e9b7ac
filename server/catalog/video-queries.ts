import { and, desc, eq, getTableColumns, gt, inArray, sql, sum } from 'drizzle-orm';

import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import type { Viewer } from './access.ts';
import { editorUserIds } from './collaboration/queries.ts';
import { filesColumn, thumbnailsColumn } from './media-columns-queries.ts';
import { videoCaptions } from './part-tables.ts';
import { fromShortUuid } from './short-uuid.ts';
import {
  channels,
  renditions,
  storyboards,
  thumbnails,
  torrents,
  videoPasswords,
  videos,
} from './tables.ts';
import { isListed } from './visibility-queries.ts';

/** A video with whom it belongs to: what every answer about it is made of. */
export type VideoRow = Omit<Awaited<ReturnType<typeof findVideo>> & {}, 'editorUserIds'>;

const ROW = {
  video: videos,
  channel: channels,
  account: accounts,
  ownerUserId: users.id,
  editorUserIds,
  thumbnails: thumbnailsColumn,
};

const withOwners = (db: Db) =>
  db
    .select(ROW)
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A video by any of its names, number, UUID or short UUID, with who helps to run its channel. */
export async function findVideo(db: Db, id: string | number) {
  const name = nameOf(String(id));
  if (!name) return undefined;
  const [row] = await withOwners(db).where(eq(videos[name.column], name.value));
  return row;
}

/** The same with its files. It is asked most of all, so its SQL is written once. */
export async function findWholeVideo(db: Db, id: string) {
  const name = nameOf(id);
  if (!name) return undefined;
  if (!whole.has(db)) whole.set(db, { id: selectWhole(db, 'id'), uuid: selectWhole(db, 'uuid') });
  const [row] = await whole.get(db)![name.column].execute({ value: name.value });
  return row;
}

const whole = new WeakMap<Db, Record<'id' | 'uuid', ReturnType<typeof selectWhole>>>();

const selectWhole = (db: Db, column: 'id' | 'uuid') =>
  db
    .select({ ...ROW, files: filesColumn })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id))
    .where(eq(videos[column], sql.placeholder('value')))
    .prepare(`whole_video_by_${column}`);

function nameOf(id: string) {
  if (/^\d{1,9}$/.test(id)) return { column: 'id', value: Number(id) } as const;
  const uuid = UUID.test(id) ? id : fromShortUuid(id);
  return uuid === undefined ? undefined : ({ column: 'uuid', value: uuid } as const);
}

/** Inserts a video, or finds the one that has its UUID already. */
export async function insertVideo(
  tx: Db,
  video: typeof videos.$inferInsert,
): Promise<{ id: number; uuid: string; isNew: boolean }> {
  const [created] = await tx
    .insert(videos)
    .values(video)
    .onConflictDoUpdate({ target: videos.uuid, set: { uuid: video.uuid } })
    .returning({ id: videos.id, uuid: videos.uuid, isNew: sql<boolean>`xmax = 0` });
  return created!;
}

/** Those of these videos that the viewer finds in lists. */
export const listedAmong = (db: Db, videoIds: number[], viewer: Viewer) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : withOwners(db).where(and(inArray(videos.id, videoIds), isListed(viewer)));

/** These videos, whoever may see them. */
export const videosAmong = (db: Db, videoIds: number[]) =>
  videoIds.length === 0 ? Promise.resolve([]) : withOwners(db).where(inArray(videos.id, videoIds));

export const thumbnailsOf = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db.select().from(thumbnails).where(inArray(thumbnails.videoId, videoIds));

const { playlist: _, segmentHashes: __, ...fileColumns } = getTableColumns(renditions);

/** The renditions that are ready, best first, without what grows with the length of the video. */
export const findFiles = (db: Db, videoId: number) =>
  db
    .select({ ...fileColumns, torrent: { name: torrents.name, infoHash: torrents.infoHash } })
    .from(renditions)
    .leftJoin(torrents, eq(torrents.blobKey, renditions.blobKey))
    .where(eq(renditions.videoId, videoId))
    .orderBy(desc(renditions.height));

/** The same with their playlists and hashes. */
export const findRenditions = (db: Db, videoId: number) =>
  db
    .select()
    .from(renditions)
    .where(eq(renditions.videoId, videoId))
    .orderBy(desc(renditions.height));

export const findStoryboard = async (db: Db, videoId: number) =>
  (await db.select().from(storyboards).where(eq(storyboards.videoId, videoId)))[0];

export const passwordsOf = async (db: Db, videoId: number): Promise<string[]> =>
  (
    await db
      .select({ password: videoPasswords.password })
      .from(videoPasswords)
      .where(eq(videoPasswords.videoId, videoId))
  ).map(({ password }) => password);

/** Bytes of sources a user's videos hold, in all and of the last day: what the quota counts. */
export async function usedBytes(
  db: Db,
  userId: number,
): Promise<{ totalBytes: number; dailyBytes: number }> {
  const ofUser = (...conditions: Parameters<typeof and>) =>
    db
      .select({ bytes: sum(videos.sourceBytes).mapWith(Number) })
      .from(videos)
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(users, eq(users.accountId, channels.accountId))
      .where(and(eq(users.id, userId), ...conditions));
  const [[total], [daily]] = await Promise.all([
    ofUser(),
    ofUser(gt(videos.createdAt, sql`now() - interval '1 day'`)),
  ]);
  return { totalBytes: total?.bytes ?? 0, dailyBytes: daily?.bytes ?? 0 };
}

/** The account a channel belongs to. Undefined when there is no such channel. */
export const findChannelAccount = async (db: Db, channelId: number): Promise<number | undefined> =>
  (
    await db
      .select({ accountId: channels.accountId })
      .from(channels)
      .where(eq(channels.id, channelId))
  )[0]?.accountId;

/** Locks a video's row for the rest of the transaction, so that what is decided from it still holds at its end. */
export async function lockVideo(tx: Db, videoId: number) {
  const [video] = await tx.select().from(videos).where(eq(videos.id, videoId)).for('update');
  return video;
}

export const updateVideo = (tx: Db, videoId: number, change: Partial<typeof videos.$inferInsert>) =>
  tx
    .update(videos)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(videos.id, videoId));

/** The keys of every blob that only this video refers to. */
export async function blobKeysOf(tx: Db, videoId: number): Promise<string[]> {
  const rows = await Promise.all([
    tx.select({ key: videos.sourceKey }).from(videos).where(eq(videos.id, videoId)),
    tx.select({ key: renditions.blobKey }).from(renditions).where(eq(renditions.videoId, videoId)),
    tx.select({ key: thumbnails.blobKey }).from(thumbnails).where(eq(thumbnails.videoId, videoId)),
    tx
      .select({ key: videoCaptions.blobKey })
      .from(videoCaptions)
      .where(eq(videoCaptions.videoId, videoId)),
    tx
      .select({ key: storyboards.blobKey })
      .from(storyboards)
      .where(eq(storyboards.videoId, videoId)),
  ]);
  return rows.flat().flatMap(({ key }) => key ?? []);
}

export const deleteVideoRow = (tx: Db, videoId: number) =>
  tx.delete(videos).where(eq(videos.id, videoId));
