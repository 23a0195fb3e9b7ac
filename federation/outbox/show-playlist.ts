import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { findPlaylistObject } from '../documents/playlists/playlist.ts';
import type { Handling } from '../inbox/handling.ts';
import { PUBLIC } from '../vocabulary/audience.ts';
import { playlistUrl } from '../vocabulary/urls.ts';
import { findElements, findLocalPlaylist } from './queries.ts';
import { show, showersOf, type Showing } from './show.ts';

/** Tells those who follow the account, the channel or this node how a playlist is now. */
export const showPlaylist = defineJob<Handling>()({
  name: 'federation.show-playlist',
  payload: z.object({ playlistUuid: z.uuid() }),
  attempts: 5,
  timeoutMinutes: 5,
  delaySeconds: 1,
  async run({ playlistUuid }, node) {
    const url = playlistUrl(node.publicUrl.origin, playlistUuid);
    await show(node, url, (tx) => showingOf({ ...node, db: tx }, playlistUuid));
  },
});

/** Undefined for a playlist that is not for everybody. */
async function showingOf(node: Handling, playlistUuid: string): Promise<Showing | undefined> {
  const playlist = await findLocalPlaylist(node.db, playlistUuid);
  const object = playlist && (await findPlaylistObject(node.db, node, playlistUuid));
  if (!object?.to.includes(PUBLIC)) return undefined;
  return {
    object,
    context: 'Playlist',
    actors: await showersOf(node, playlist!),
    counts: { elements: await findElements(node.db, playlist!.id) },
  };
}
