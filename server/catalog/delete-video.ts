import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { ActivityAction, recordVideoActivity } from './activities/activity.ts';
import { blobKeysOf } from './blob-key-queries.ts';
import { announceChange } from './change-queries.ts';
import { keepOut } from './remote/removed-queries.ts';
import { deleteVideoRow, lockVideo } from './video-queries.ts';

/**
 * Deletes a video, in the name of an account if it is somebody's wish; its files go once this has committed. One of another
 * node that somebody here removes stays away.
 */
export const deleteVideo = (db: Db, videoId: number, accountId?: number) =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) return;
    if (accountId !== undefined)
      await recordVideoActivity(tx, ActivityAction.delete, video, accountId);
    if (accountId !== undefined && video.url !== null) await keepOut(tx, video.url);
    const keys = await blobKeysOf(tx, videoId);
    await deleteVideoRow(tx, videoId);
    for (const key of keys) await forgetBlob(tx, key);
    await announceChange(tx, video.uuid);
  });
