import type { Db } from '../../platform/db.ts';
import { forgetPictures } from '../../platform/pictures/stored-pictures.ts';
import type { Storage } from '../../platform/storage.ts';
import type { PictureOf } from '../actors/picture-queries.ts';
import { dropPictures, setPictures } from '../actors/set-pictures.ts';
import { announceChange } from '../change-queries.ts';
import { drawThumbnails, setOwnThumbnails } from '../thumbnails/own-thumbnails.ts';
import { recordThumbnails, storeThumbnails } from '../video-playlists/thumbnails.ts';
import { lockVideo } from '../video-queries.ts';
import { setThumbnailsFrom } from './media-queries.ts';
import { setActorPicturesFrom, swapPlaylistThumbnails } from './picture-queries.ts';

/** What another node's picture stands for. */
export type RemotePictureOf = PictureOf | { videoId: number } | { playlistId: number };

/** A picture that was fetched: its bytes, and the address it came from, by which one tells that it is still the same. */
export type CopiedPicture = { from: string; bytes: Uint8Array<ArrayBuffer> };

type Node = { db: Db; storage: Storage };

/**
 * Draws a picture of another node anew in all its sizes, and lets it stand for what it is of. Safe to repeat. Fails with
 * `invalid` for what is no picture.
 */
export async function setRemotePictures(
  node: Node,
  of: RemotePictureOf,
  { from, bytes }: CopiedPicture,
): Promise<void> {
  if ('videoId' in of) return setThumbnails(node, of.videoId, { from, bytes });
  const file = new File([bytes], 'picture');
  if ('playlistId' in of) {
    const stored = await storeThumbnails(node.storage, file);
    return node.db.transaction(async (tx) => {
      const pictures = await recordThumbnails(tx, stored);
      await forgetPictures(tx, await swapPlaylistThumbnails(tx, of.playlistId, pictures, from));
    });
  }
  await setPictures(node, of, { field: 'picture', file });
  await setActorPicturesFrom(node.db, of, from);
}

/** Leaves an account or a channel without a picture, since its node has none any more. */
export async function dropRemotePictures(db: Db, of: PictureOf): Promise<void> {
  await dropPictures(db, of);
  await setActorPicturesFrom(db, of, null);
}

/** Leaves a video without a picture. */
export const dropRemoteThumbnails = (db: Db, videoId: number): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) return;
    await setOwnThumbnails(tx, videoId, { blobs: [], thumbnails: [] });
    await setThumbnailsFrom(tx, videoId, null);
    await announceChange(tx, video.uuid);
  });

async function setThumbnails({ db, storage }: Node, videoId: number, picture: CopiedPicture) {
  const drawn = await drawThumbnails(storage, picture.bytes, 'picture');
  await db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) return; // gone meanwhile: the blobs nobody knows are swept
    await setOwnThumbnails(tx, videoId, drawn);
    await setThumbnailsFrom(tx, videoId, picture.from);
    await announceChange(tx, video.uuid);
  });
}
