import { and, asc, between, eq, inArray, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import { playlistElements, videoPlaylists } from '../playlist-tables.ts';
import { channels, videos } from '../tables.ts';
import { isHeard } from '../visibility-queries.ts';
import { PlaylistType } from './video-playlist.ts';

export type ElementRow = Awaited<ReturnType<typeof elementsOf>>[number];

/** A page of a playlist in its order, with what tells whether the viewer may see each video. */
export const elementsOf = (
  db: Db,
  playlistId: number,
  viewer: Viewer,
  page: { start: number; count: number },
) =>
  db
    .select({
      element: playlistElements,
      video: { privacy: videos.privacy, state: videos.state, blocked: videos.blocked },
      ownerUserId: users.id,
      isHeard: sql<boolean>`${isHeard(viewer)}`,
    })
    .from(playlistElements)
    .leftJoin(videos, eq(videos.id, playlistElements.videoId))
    .leftJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id))
    .where(
      and(
        eq(playlistElements.playlistId, playlistId),
        between(playlistElements.position, page.start + 1, page.start + page.count), // no holes
      ),
    )
    .orderBy(asc(playlistElements.position));

/** An element, if it is of this playlist. */
export async function findElement(db: Db, playlistId: number, elementId: number) {
  const [element] = await db
    .select()
    .from(playlistElements)
    .where(and(eq(playlistElements.id, elementId), eq(playlistElements.playlistId, playlistId)));
  return element;
}

const MAX_PLACES = 2_000;

/** Where these videos are in an account's own playlists. */
export const placesOf = (db: Db, accountId: number, videoIds: number[]) =>
  db
    .select({
      videoId: playlistElements.videoId,
      elementId: playlistElements.id,
      startSeconds: playlistElements.startSeconds,
      stopSeconds: playlistElements.stopSeconds,
      playlist: {
        id: videoPlaylists.id,
        uuid: videoPlaylists.uuid,
        displayName: videoPlaylists.displayName,
      },
    })
    .from(playlistElements)
    .innerJoin(videoPlaylists, eq(videoPlaylists.id, playlistElements.playlistId))
    .where(
      and(eq(videoPlaylists.accountId, accountId), inArray(playlistElements.videoId, videoIds)),
    )
    .orderBy(asc(playlistElements.id))
    .limit(MAX_PLACES);

/** The playlists every user has from the start (contract § users/me, specialPlaylists). */
export const specialPlaylistsOf = (db: Db, accountId: number) =>
  db
    .select({ id: videoPlaylists.id, name: videoPlaylists.displayName, type: videoPlaylists.type })
    .from(videoPlaylists)
    .where(
      and(
        eq(videoPlaylists.accountId, accountId),
        eq(videoPlaylists.type, PlaylistType.watchLater),
      ),
    );
