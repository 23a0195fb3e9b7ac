import { eq } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Picture } from '../../platform/pictures/picture.ts';
import type { PictureOf } from '../actors/picture-queries.ts';
import { videoPlaylists } from '../playlist-tables.ts';
import { channels } from '../tables.ts';

/** Notes where the pictures of an account or a channel were copied from. */
export async function setActorPicturesFrom(tx: Db, of: PictureOf, from: string | null) {
  if ('accountId' in of) {
    await tx.update(accounts).set({ avatarsFrom: from }).where(eq(accounts.id, of.accountId));
    return;
  }
  const change = of.kind === 'avatars' ? { avatarsFrom: from } : { bannersFrom: from };
  await tx.update(channels).set(change).where(eq(channels.id, of.channelId));
}

/** Puts pictures in the place of a playlist's, and returns those; the new ones where there is no playlist any more. */
export async function swapPlaylistThumbnails(
  tx: Db,
  playlistId: number,
  thumbnails: Picture[],
  from: string | null,
): Promise<Picture[]> {
  const isIt = eq(videoPlaylists.id, playlistId);
  const [before] = await tx.select().from(videoPlaylists).where(isIt).for('update');
  if (!before) return thumbnails;
  await tx.update(videoPlaylists).set({ thumbnails, thumbnailsFrom: from }).where(isIt);
  return before.thumbnails;
}
