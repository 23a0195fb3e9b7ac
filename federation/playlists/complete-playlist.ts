import { findPlaylistByUrl, setRemotePictures } from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { fetchPicture } from '../fetch/fetch-picture.ts';
import { passOver } from '../fetch/pass-over.ts';
import { tryAgain } from '../fetch/try-again.ts';
import type { Handling } from '../inbox/handling.ts';
import type { ForeignPlaylist } from '../vocabulary/incoming/playlist.ts';
import { playlistTaken } from './events.ts';
import { readElements } from './read-elements.ts';
import { keepPlaylist, readPlaylist } from './take-playlist.ts';

/** Fetches what a playlist's object only points to: the places in it, and its picture. */
export const completePlaylist = defineJob<Handling>()({
  name: 'federation.complete-playlist',
  payload: playlistTaken.payload,
  attempts: 3,
  timeoutMinutes: 30,
  concurrency: 2,
  delaySeconds: 1, // what changes together is fetched together
  async run({ url }, node) {
    const known = await findPlaylistByUrl(node.db, node.publicUrl, url);
    if (!known) return; // gone meanwhile
    await tryAgain(async () => {
      const playlist = readPlaylist(await fetchObject(node, url));
      const elements = await readElements(node, url);
      const { id, thumbnailsFrom, accountId, channelId } = known.playlist;
      await keepPlaylist(node, playlist, { accountId, channelId, elements });
      await copyPicture(node, playlist, { id, thumbnailsFrom }).catch(passOver);
    }).catch(passOver);
  },
});

async function copyPicture(
  node: Handling,
  { icon }: ForeignPlaylist,
  { id, thumbnailsFrom }: { id: number; thumbnailsFrom: string | null },
) {
  const url = icon[0]?.url;
  if (url === undefined || url === thumbnailsFrom) return;
  const bytes = await fetchPicture(node, url);
  await setRemotePictures(node, { playlistId: id }, { from: url, bytes });
}
