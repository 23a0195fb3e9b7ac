import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';

import { isHeard, PlaylistPrivacy } from '../../../server/catalog/index.ts';
import { playlistElements, videoPlaylists } from '../../../server/catalog/playlist-tables.ts';
import { channels, videos } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { findListed } from '../listed-queries.ts';
import { isWatchable } from '../open-queries.ts';
import type { Range } from '../paging.ts';

/** The places in a playlist whose video everybody may see. */
const openElements = (db: Db, playlistId: number, id?: number) =>
  db
    .select({
      id: playlistElements.id,
      position: playlistElements.position,
      startSeconds: playlistElements.startSeconds,
      stopSeconds: playlistElements.stopSeconds,
      video: { uuid: videos.uuid, url: videos.url },
    })
    .from(playlistElements)
    .innerJoin(videos, eq(videos.id, playlistElements.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        eq(playlistElements.playlistId, playlistId),
        id === undefined ? undefined : eq(playlistElements.id, id),
        isWatchable(),
        isHeard(undefined),
      ),
    )
    .$dynamic();

/** A page of them, in their order, and how many there are. */
export const findElementsPage = (db: Db, playlistId: number, range: Range | undefined) =>
  findListed(db, openElements(db, playlistId), [asc(playlistElements.position)], range);

/** One of them. */
export const findOpenElement = async (db: Db, playlistId: number, id: number) =>
  (await openElements(db, playlistId, id))[0];

type Of = { accountId: number } | { channelId: number };

/** A page of the public playlists of an account or in a channel, oldest first, and how many there are. */
export const findPlaylistsPage = (db: Db, of: Of, range: Range | undefined) =>
  findListed(
    db,
    db
      .select({ uuid: videoPlaylists.uuid })
      .from(videoPlaylists)
      .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
      .where(
        and(
          'accountId' in of
            ? eq(videoPlaylists.accountId, of.accountId)
            : eq(videoPlaylists.channelId, of.channelId),
          eq(videoPlaylists.privacy, PlaylistPrivacy.public),
          isNotNull(videoPlaylists.channelId),
          isNull(accounts.host),
        ),
      )
      .$dynamic(),
    [asc(videoPlaylists.createdAt), asc(videoPlaylists.id)],
    range,
  );
