import { desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';

import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { createStatements } from '../platform/db/prepared.ts';
import { prepareRows } from '../platform/db/row-reader.ts';
import { UUID } from './any-id.ts';
import { editorUserIds } from './collaboration/queries.ts';
import { copyColumn } from './copies/queries.ts';
import { policyColumn } from './domain-queries.ts';
import {
  filesColumn,
  growingColumn,
  mirrorsColumn,
  remoteColumn,
  signedPlaylistsColumn,
  thumbnailsColumn,
} from './media-columns-queries.ts';
import { fromShortUuid } from './short-uuid.ts';
import { prepareSummaries, selectSummaries } from './summary-columns-queries.ts';
import {
  channels,
  renditions,
  storyboards,
  thumbnails,
  torrents,
  videoPasswords,
  videos,
} from './tables.ts';
import { videoColumns } from './visibility-queries.ts';

/** A video with whom it belongs to: what every answer about it is made of. */
export type VideoRow = Omit<Awaited<ReturnType<typeof findVideo>> & {}, 'editorUserIds' | 'policy'>;

const ROW = {
  video: videoColumns,
  channel: channels,
  account: accounts,
  ownerUserId: users.id,
  editorUserIds,
  thumbnails: thumbnailsColumn,
  policy: policyColumn(accounts.host), // for the node it is of
};

const withOwners = (db: Db) =>
  db
    .select(ROW)
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id));

/** A video by any of its names, number, UUID or short UUID, with who helps to run its channel. */
export async function findVideo(db: Db, id: string | number) {
  const name = nameOf(String(id));
  if (!name) return undefined;
  const [row] = await withOwners(db).where(eq(videos[name.column], name.value));
  return row;
}

/** A video of another node by its id, likewise. */
export async function findVideoAt(db: Db, url: string) {
  const [row] = await withOwners(db).where(eq(videos.url, url));
  return row;
}

/** The same with its files. It is asked most of all, so its SQL is written once. */
export async function findWholeVideo(db: Db, id: string) {
  const name = nameOf(id);
  if (!name) return undefined;
  const { column, value } = name;
  const [row] = await whole(db, column, () => selectWhole(db, column)).execute({ value });
  return row;
}

const whole = createStatements<ReturnType<typeof selectWhole>>();

const WHOLE = {
  ...ROW,
  files: filesColumn,
  growing: growingColumn,
  remote: remoteColumn,
  mirrors: mirrorsColumn,
  copy: copyColumn,
  signedPlaylists: signedPlaylistsColumn,
};

const selectWhole = (db: Db, column: 'id' | 'uuid') =>
  prepareRows(
    db,
    WHOLE,
    db
      .select(WHOLE)
      .from(videos)
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .leftJoin(users, eq(users.accountId, accounts.id))
      .where(eq(videos[column], sql.placeholder('value'))),
  );

/** Several of them by number, each with the torrent of its source. */
export const wholeAmong = (db: Db, videoIds: number[]) =>
  db
    .select({ ...WHOLE, sourceTorrent: { name: torrents.name, infoHash: torrents.infoHash } })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id))
    .leftJoin(torrents, eq(torrents.blobKey, videos.sourceKey))
    .where(inArray(videos.id, videoIds));

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

/** What summaries of these videos show, whoever may see them. */
export const videosAmong = async (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? []
    : among(db, 'all', () => selectAmong(db)).execute({ ids: JSON.stringify(videoIds) });

const among = createStatements<ReturnType<typeof selectAmong>>();

const selectAmong = (db: Db) =>
  prepareSummaries(
    db,
    selectSummaries(db).where(
      sql`${videos.id} = any(array(
        select wanted::int from jsonb_array_elements_text(${sql.placeholder('ids')}::jsonb) wanted))`,
    ),
  );

export const thumbnailsOf = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db.select().from(thumbnails).where(inArray(thumbnails.videoId, videoIds));

const {
  playlist: _,
  segmentHashes: __,
  metadata: ___,
  ...fileColumns
} = getTableColumns(renditions);

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

export const deleteVideoRow = (tx: Db, videoId: number) =>
  tx.delete(videos).where(eq(videos.id, videoId));
