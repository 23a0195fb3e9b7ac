import {
  and,
  asc,
  count,
  desc,
  eq,
  ilike,
  inArray,
  isNotNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import { editorUserIds, isRunBy } from '../collaboration/queries.ts';
import { isAdmitted, isUnsilenced } from '../domain-queries.ts';
import { playlistElements, videoPlaylists } from '../playlist-tables.ts';
import { fromShortUuid } from '../short-uuid.ts';
import { channels, videos } from '../tables.ts';
import { isHeard, isListed } from '../visibility-queries.ts';
import type { PlaylistPage, PlaylistSort } from './list-form.ts';
import { PlaylistPrivacy } from './video-playlist.ts';

/** A playlist with whom it belongs to: what every answer about it is made of. */
export type PlaylistRow = Awaited<ReturnType<typeof findPlaylist>> & {};

/** Playlists with whom they belong to: what queries for `PlaylistRow` start from. */
export const withOwners = (db: Db) =>
  db
    .select({
      playlist: videoPlaylists,
      account: accounts,
      channel: channels,
      ownerUserId: users.id,
      editorUserIds,
    })
    .from(videoPlaylists)
    .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
    .leftJoin(channels, eq(channels.id, videoPlaylists.channelId))
    .leftJoin(users, eq(users.accountId, accounts.id));

/** A playlist by its number, UUID or short UUID. Of a node that is rejected there is none. */
export async function findPlaylist(db: Db, id: string) {
  const isNumber = /^\d+$/.test(id);
  if (isNumber && Number(id) >= 2 ** 31) return undefined;
  const named = isNumber
    ? eq(videoPlaylists.id, Number(id))
    : eq(videoPlaylists.uuid, fromShortUuid(id) ?? id);
  const [row] = await withOwners(db).where(and(named, isAdmitted(accounts.host)));
  return row;
}

/** A playlist of another node by its id. */
export async function findPlaylistAt(db: Db, url: string): Promise<PlaylistRow | undefined> {
  const [row] = await withOwners(db).where(eq(videoPlaylists.url, url));
  return row;
}

/** Locks a playlist, so that its positions and its length stay true. */
export async function lockPlaylist(tx: Db, playlistId: number) {
  const [playlist] = await tx
    .select()
    .from(videoPlaylists)
    .where(eq(videoPlaylists.id, playlistId))
    .for('update');
  return playlist;
}

/** Which playlists a list is of. */
export type Scope = {
  accountId?: number;
  channelId?: number;
  onlyPublic: boolean;
  /** With an account's own, those in channels that it owns or helps to run. */
  withCollaborations?: boolean;
  viewer: Viewer;
};

const SORTS: Record<PlaylistSort, SQL> = {
  displayName: sql`lower(${videoPlaylists.displayName})`,
  name: sql`lower(${videoPlaylists.displayName})`,
  createdAt: sql`${videoPlaylists.createdAt}`,
  updatedAt: sql`${videoPlaylists.updatedAt}`,
  videoChannelPosition: sql`${videoPlaylists.channelPosition}`,
};

/** Whether the viewer finds a playlist where they come to whose it is. Joins `accounts`. */
const isPublicPlaylist = (viewer: Viewer) =>
  and(
    eq(videoPlaylists.privacy, PlaylistPrivacy.public),
    isNotNull(videoPlaylists.channelId),
    isHeard(viewer),
  );

/** Whether the viewer finds it in lists and searches, too: it is of this node or followed by it. Joins `accounts` and `channels`. */
export const isListedPlaylist = (viewer: Viewer) =>
  and(isPublicPlaylist(viewer), eq(channels.followed, true), isUnsilenced(viewer));

const isSeen = ({ accountId, channelId, viewer }: Scope) =>
  accountId === undefined && channelId === undefined
    ? isListedPlaylist(viewer)
    : isPublicPlaylist(viewer);

const isOf = ({ accountId, withCollaborations = false }: Scope) =>
  accountId === undefined
    ? undefined
    : or(
        eq(videoPlaylists.accountId, accountId),
        withCollaborations ? isRunBy({ accountId, withCollaborations }) : undefined,
      );

const within = (scope: Scope, page: PlaylistPage) =>
  and(
    isOf(scope),
    scope.channelId === undefined ? undefined : eq(videoPlaylists.channelId, scope.channelId),
    scope.onlyPublic ? isSeen(scope) : undefined,
    page.playlistType && eq(videoPlaylists.type, page.playlistType),
    page.search ? ilike(videoPlaylists.displayName, contains(page.search)) : undefined,
    page.channelNameOneOf && inArray(channels.name, page.channelNameOneOf),
  );

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A page of playlists. */
export const listPlaylists = (db: Db, scope: Scope, page: PlaylistPage) => {
  const direction = page.sort.descending ? desc : asc;
  return withOwners(db)
    .where(within(scope, page))
    .orderBy(direction(SORTS[page.sort.field]), direction(videoPlaylists.id))
    .limit(page.count)
    .offset(page.start);
};

export const countPlaylists = async (db: Db, scope: Scope, page: PlaylistPage) =>
  (
    await db
      .select({ total: count() })
      .from(videoPlaylists)
      .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
      .leftJoin(channels, eq(channels.id, videoPlaylists.channelId))
      .where(within(scope, page))
  )[0]!.total;

const LOOKED_AT = 10; // elements that may lend their picture

/** The first video in each of these playlists that everybody may see: it lends them its picture. */
export const firstOpenVideos = (db: Db, playlistIds: number[]) =>
  playlistIds.length === 0
    ? Promise.resolve([])
    : db
        .selectDistinctOn([playlistElements.playlistId], {
          playlistId: playlistElements.playlistId,
          videoId: videos.id,
        })
        .from(playlistElements)
        .innerJoin(videos, eq(videos.id, playlistElements.videoId))
        .innerJoin(channels, eq(channels.id, videos.channelId))
        .innerJoin(accounts, eq(accounts.id, channels.accountId))
        .where(
          and(
            inArray(playlistElements.playlistId, playlistIds),
            sql`${playlistElements.position} <= ${LOOKED_AT}`,
            isListed(undefined),
          ),
        )
        .orderBy(asc(playlistElements.playlistId), asc(playlistElements.position));
