import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { announceChange } from '../change-queries.ts';
import { createAwaitingVideo, type SaidOfVideo } from '../create-video.ts';
import { forgetGrowing } from '../growing/grow.ts';
import { findGrowing } from '../growing/queries.ts';
import { holdVideo, lockCurrent, publish, type SetRef } from '../publishing/publish.ts';
import { type NewSource, sourceColumns, type SourceFacts } from '../source.ts';
import { lockVideo, updateVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';

/** Whether others may watch while the file is still coming; else only those who manage the video can. */
type Shown = { isShownEarly: boolean };

/** Creates the video of a file that is still coming. Nobody but those who manage it sees it, unless it is shown early. */
export async function createArrivingVideo(
  tx: Db,
  said: SaidOfVideo,
  { isShownEarly }: Shown,
): Promise<number> {
  const { id } = await createAwaitingVideo(tx, { ...said, waitTranscoding: !isShownEarly });
  return id;
}

/**
 * Says what the beginning of its file tells of a video. What an earlier look had shown of it stays. Fails with `not_found`
 * once the video is deleted.
 */
export async function describeArriving(
  tx: Db,
  videoId: number,
  facts: SourceFacts,
): Promise<SetRef & { uuid: string }> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  const { durationSeconds, aspectRatio } = sourceColumns({ ...NOTHING, facts });
  const state = video.state === VideoState.transcodingFailed ? VideoState.toImport : video.state; // it goes on
  await updateVideo(tx, videoId, { durationSeconds, aspectRatio, state, holdReason: null });
  await announceChange(tx, video.uuid);
  return { videoId, uuid: video.uuid, setUuid: video.setUuid };
}

const NOTHING = { key: '', sizeBytes: 0, filename: '' };

/** Lets others watch a video while its file is still coming: at once, or as soon as there is something to be seen. */
export async function showArriving(tx: Db, videoId: number): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  await updateVideo(tx, videoId, { waitTranscoding: false });
  if ((await findGrowing(tx, videoId)).length > 0) await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/** All of its file has come. Fails with `not_found` once the video is deleted. */
export async function receiveArriving(
  tx: Db,
  videoId: number,
  { source, waitTranscoding = false }: { source: NewSource; waitTranscoding?: boolean },
) {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  const isPublished = video.state === VideoState.published;
  await updateVideo(tx, videoId, {
    ...sourceColumns(source),
    state: isPublished ? VideoState.published : VideoState.toTranscode,
    waitTranscoding: waitTranscoding && !isPublished,
    holdReason: null,
  });
  await announceChange(tx, video.uuid);
  const { id, uuid, channelId, name } = video;
  return { id, uuid, channelId, name };
}

/**
 * Keeps what was shown of a file while it came, if that is how its first rendition is made, and lets others see it, unless
 * the video's owner asked to wait. Anything else goes.
 */
export async function settleArriving(tx: Db, set: SetRef, heights: number[]): Promise<void> {
  const growing = await findGrowing(tx, set.videoId);
  if (growing.length === 0) return;
  const fits = growing.every(({ height }) => heights.includes(height));
  if (!fits) return void (await forgetGrowing(tx, set.videoId));
  const video = await lockCurrent(tx, set);
  if (!video.waitTranscoding) await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/**
 * Withdraws a video that others have seen, with the reason, which its owner reads. Tells whether it was one; any other is
 * left as it is.
 */
export async function withdrawArriving(tx: Db, videoId: number, reason: string): Promise<boolean> {
  const video = await lockVideo(tx, videoId);
  if (!video || video.publishedAt === null) return false;
  await holdVideo(tx, videoId, reason);
  return true;
}
