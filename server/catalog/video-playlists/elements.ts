import type { Db } from '../../platform/db.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import { ActivityAction, recordPlaylistActivity } from '../activities/activity.ts';
import { findWatchable } from '../watchable.ts';
import {
  deleteElementRow,
  insertElement,
  updateElement,
  updatePlaylist,
} from './change-queries.ts';
import { findElement } from './element-queries.ts';
import { type ElementChange, type NewElement, type Reordering, requireWithin } from './forms.ts';
import { lockPlaylist, type PlaylistRow } from './queries.ts';
import { closeElementGap, reorderElements } from './reorder-queries.ts';
import { MAX_ELEMENTS_PER_PLAYLIST } from './video-playlist.ts';

/** Puts a video the user may watch at the end of a playlist. Fails with `not_found`, or with `invalid` when it is full. */
export async function addElement(
  db: Db,
  { playlist }: PlaylistRow,
  user: NonNullable<Viewer> & By,
  { videoId, startTimestamp, stopTimestamp }: NewElement,
  password?: string,
) {
  const { video } = await findWatchable(db, String(videoId), user, password);
  return db.transaction(async (tx) => {
    const { elements } = await lockExisting(tx, playlist.id);
    if (elements >= MAX_ELEMENTS_PER_PLAYLIST)
      throw invalid('videoId', `A playlist holds at most ${MAX_ELEMENTS_PER_PLAYLIST} videos`);
    await updatePlaylist(tx, playlist.id, { elements: elements + 1 });
    await record(tx, playlist, user);
    return insertElement(tx, {
      playlistId: playlist.id,
      videoId: video.id,
      position: elements + 1,
      startSeconds: startTimestamp ?? null,
      stopSeconds: stopTimestamp ?? null,
    });
  });
}

/** Changes where playback of an element starts and stops. */
export const changeElement = (
  db: Db,
  { playlist }: PlaylistRow,
  elementId: number,
  { startTimestamp, stopTimestamp }: ElementChange,
  user: By,
) =>
  db.transaction(async (tx) => {
    const element = await requireElement(tx, playlist.id, elementId);
    await updateElement(tx, element.id, {
      ...(startTimestamp !== undefined && { startSeconds: startTimestamp }),
      ...(stopTimestamp !== undefined && { stopSeconds: stopTimestamp }),
    });
    await updatePlaylist(tx, playlist.id, {});
    await record(tx, playlist, user);
  });

/** Takes an element out; those behind it move up. */
export const removeElement = (db: Db, { playlist }: PlaylistRow, elementId: number, user: By) =>
  db.transaction(async (tx) => {
    const { elements } = await lockExisting(tx, playlist.id);
    const { id, position } = await requireElement(tx, playlist.id, elementId);
    await deleteElementRow(tx, id);
    await closeElementGap(tx, playlist.id, position);
    await updatePlaylist(tx, playlist.id, { elements: elements - 1 });
    await record(tx, playlist, user);
  });

/** Moves some neighbours to another place. Fails with `invalid` when there are not as many. */
export const reorder = (db: Db, { playlist }: PlaylistRow, order: Reordering, user: By) =>
  db.transaction(async (tx) => {
    const { elements } = await lockExisting(tx, playlist.id);
    requireWithin(elements, order);
    await reorderElements(tx, playlist.id, order);
    await updatePlaylist(tx, playlist.id, {});
    await record(tx, playlist, user);
  });

/** Who changes what is in a playlist. */
type By = { accountId: number };

const record = (tx: Db, playlist: PlaylistRow['playlist'], { accountId }: By) =>
  recordPlaylistActivity(tx, ActivityAction.updateElements, playlist, accountId);

async function lockExisting(tx: Db, playlistId: number) {
  const playlist = await lockPlaylist(tx, playlistId);
  if (!playlist) throw notFound('Playlist');
  return playlist;
}

async function requireElement(db: Db, playlistId: number, elementId: number) {
  const element = await findElement(db, playlistId, elementId);
  if (!element) throw notFound('Element of this playlist');
  return element;
}
