import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { announceChange } from './change-queries.ts';
import { blobKeysOf, deleteVideoRow, lockVideo } from './video-queries.ts';

/** Deletes a video; its files go once this has committed. */
export const deleteVideo = (db: Db, videoId: number) =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) return;
    const keys = await blobKeysOf(tx, videoId);
    await deleteVideoRow(tx, videoId);
    for (const key of keys) await forgetBlob(tx, key);
    await announceChange(tx, video.uuid);
  });
