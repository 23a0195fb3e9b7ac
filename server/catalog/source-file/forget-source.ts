import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { ActivityAction, recordVideoActivity } from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { lockVideo, updateVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';

/** Whether something is still made of the source of a video: those who make it know. */
export type IsSourceInUse = (tx: Db, videoId: number) => Promise<boolean>;

/**
 * Deletes the file a video was made of, in the name of an account; what is known of it stays. Fails with `not_found` when there is none any more,
 * with `conflict` while renditions are still made of it.
 */
export const forgetSource = (
  db: Db,
  { videoId, accountId }: { videoId: number; accountId: number },
  isInUse: IsSourceInUse,
): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video?.sourceKey) throw notFound('Video source');
    if (video.state === VideoState.toTranscode || (await isInUse(tx, videoId)))
      throw new Failure('conflict', 'This video is still made of its source.');
    await updateVideo(tx, videoId, { sourceKey: null, sourceBytes: 0 });
    await forgetBlob(tx, video.sourceKey);
    await recordVideoActivity(tx, ActivityAction.updateSourceFile, video, accountId);
    await announceChange(tx, video.uuid);
  });
