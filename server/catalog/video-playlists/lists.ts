import type { Db } from '../../platform/db.ts';
import { listOf } from '../../platform/http.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { toShortUuid } from '../short-uuid.ts';
import { summariesAmong } from '../video-lists.ts';
import { thumbnailsOf } from '../video-queries.ts';
import { elementJson } from './element-json.ts';
import { elementsOf, placesOf } from './element-queries.ts';
import type { PlaylistPage } from './list-form.ts';
import { playlistJson, type Thumbnail } from './playlist-json.ts';
import {
  countPlaylists,
  firstOpenVideos,
  listPlaylists,
  type PlaylistRow,
  type Scope,
} from './queries.ts';

/** Playlists as JSON. One without a picture of its own borrows that of its first video everybody may see. */
export async function presentPlaylists(db: Db, node: Origin, rows: PlaylistRow[]) {
  const bare = rows.filter(({ playlist }) => playlist.thumbnails.length === 0);
  const borrowed = await borrowThumbnails(
    db,
    bare.map(({ playlist }) => playlist.id),
  );
  return rows.map((row) => {
    const own = row.playlist.thumbnails;
    return playlistJson(node, row, own.length > 0 ? own : (borrowed.get(row.playlist.id) ?? []));
  });
}

async function borrowThumbnails(db: Db, playlistIds: number[]): Promise<Map<number, Thumbnail[]>> {
  const lenders = await firstOpenVideos(db, playlistIds);
  const pictures = Map.groupBy(
    await thumbnailsOf(
      db,
      lenders.map(({ videoId }) => videoId),
    ),
    ({ videoId }) => videoId,
  );
  const lent = (videoId: number) =>
    (pictures.get(videoId) ?? [])
      .map(({ blobKey, width, height }) => ({ key: blobKey, width, height }))
      .toSorted((a, b) => a.width - b.width);
  return new Map(lenders.map(({ playlistId, videoId }) => [playlistId, lent(videoId)]));
}

/** A page of playlists. */
export async function playlistList(db: Db, node: Origin, scope: Scope, page: PlaylistPage) {
  const [rows, total] = await Promise.all([
    listPlaylists(db, scope, page),
    countPlaylists(db, scope, page),
  ]);
  return listOf(await presentPlaylists(db, node, rows), total);
}

/** A page of what is in a playlist. */
export async function elementList(
  db: Db,
  node: Origin,
  { playlist }: PlaylistRow,
  viewer: Viewer,
  page: { start: number; count: number },
) {
  const rows = await elementsOf(db, playlist.id, viewer, page);
  const videoIds = rows.flatMap(({ element }) => element.videoId ?? []);
  const videos = await summariesAmong(db, node, [...new Set(videoIds)]);
  return listOf(
    rows.map((row) => elementJson(viewer, row, videos)),
    playlist.elements,
  );
}

/** In which of the account's playlists each of these videos is (contract § videos-exist). */
export async function videosExist(db: Db, accountId: number, videoIds: number[]) {
  const places = Map.groupBy(await placesOf(db, accountId, videoIds), ({ videoId }) => videoId);
  const found = (videoId: number) =>
    (places.get(videoId) ?? []).map(({ elementId, playlist, startSeconds, stopSeconds }) => ({
      playlistElementId: elementId,
      playlistId: playlist.id,
      playlistDisplayName: playlist.displayName,
      playlistShortUUID: toShortUuid(playlist.uuid),
      startTimestamp: startSeconds,
      stopTimestamp: stopSeconds,
    }));
  return Object.fromEntries(videoIds.map((id) => [id, found(id)]));
}
