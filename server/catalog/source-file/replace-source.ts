import { randomUUID } from 'node:crypto';

import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { announceChange } from '../change-queries.ts';
import { type NewSource, sourceColumns } from '../source.ts';
import { lockVideo, updateVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';
import { dropFormer } from './former-queries.ts';
import { dropMade } from './queries.ts';

const REPLACEABLE: readonly number[] = [VideoState.published, VideoState.transcodingFailed];

/** Fails with `conflict` while renditions are still made of the source there is, with `invalid` for one that never came. */
export function requireReplaceable({ state }: { state: number }): void {
  if (state === VideoState.toTranscode)
    throw new Failure('conflict', 'Cannot edit video that is already waiting for transcoding');
  if (!REPLACEABLE.includes(state))
    throw new Failure('invalid', 'Video state is not compatible with edition');
}

/**
 * Another file is what the video is made of from now on. All that was made of the former one goes with it, but for a
 * picture its owner chose, so the video is out of sight until its first rendition is ready. Fails with `not_found` once
 * the video is deleted, and as `requireReplaceable` does.
 */
export async function replaceSource(tx: Db, videoId: number, source: NewSource) {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  requireReplaceable(video);
  const made = await dropMade(tx, videoId, { keepsThumbnails: video.hasOwnThumbnail });
  await updateVideo(tx, videoId, {
    ...sourceColumns(source),
    setUuid: randomUUID(),
    state: VideoState.toTranscode,
    holdReason: null,
    loudness: null,
    inputFileUpdatedAt: new Date(),
  });
  const former = await dropFormer(tx, videoId); // the original of another film
  for (const key of [video.sourceKey, ...made, ...former])
    if (key !== null) await forgetBlob(tx, key);
  await announceChange(tx, video.uuid);
  const { id, uuid, channelId, name } = video;
  return { id, uuid, channelId, name };
}
