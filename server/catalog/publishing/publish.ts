import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { announceChange } from '../change-queries.ts';
import { renditionReady, videoPublished } from '../events.ts';
import { dropGrowing } from '../growing/queries.ts';
import {
  insertRenditions,
  insertStoryboard,
  insertThumbnails,
  type NewStoryboard,
  type NewThumbnail,
} from '../media-queries.ts';
import type { NewRendition } from '../rendition.ts';
import { findFiles, lockVideo, updateVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';
import { forgetLate } from './forget-late.ts';

/** What is made of a source: the files of a video that has another one by now belong to nobody. */
export type SetRef = { videoId: number; setUuid: string };

/**
 * Records finished renditions, and publishes the video if this makes it watchable, unless its owner asked to wait for
 * all of them. Safe to repeat. Fails with `not_found` once the video is deleted or has another source.
 */
export async function addRenditions(
  tx: Db,
  { videoId, setUuid }: SetRef,
  renditions: NewRendition[],
): Promise<void> {
  const video = await lockCurrent(tx, { videoId, setUuid });
  const added = await insertRenditions(tx, videoId, renditions);
  await forgetLate(tx, renditions, await findFiles(tx, videoId));
  if (added === 0) return;
  await dropGrown(tx, videoId, renditions);
  await emit(tx, renditionReady, { videoId });
  if (!video.waitTranscoding) await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/** They are in the place of what grew before. */
async function dropGrown(tx: Db, videoId: number, renditions: NewRendition[]) {
  const heights = renditions.map(({ height }) => height);
  for (const key of await dropGrowing(tx, videoId, heights)) await forgetBlob(tx, key);
}

/** Renditions that were given up are made again after all, be it all of a video or those it goes without. */
export async function unholdVideo(tx: Db, videoId: number): Promise<void> {
  const video = await lockExisting(tx, videoId);
  const isGivenUp = video.state === VideoState.transcodingFailed;
  if (!isGivenUp && (video.state !== VideoState.published || video.holdReason === null)) return;
  const state = isGivenUp ? VideoState.toTranscode : video.state;
  await updateVideo(tx, videoId, { state, holdReason: null });
  await announceChange(tx, video.uuid);
}

/** All renditions are there: a video that waited for them is published. */
export async function completeRenditions(tx: Db, videoId: number): Promise<void> {
  const video = await lockExisting(tx, videoId);
  await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/**
 * Keeps a video from being published, with the reason its owner will read. A video that is watchable already stays so:
 * it only goes without the renditions that failed. One that could be watched only as far as it was made is withdrawn.
 */
export async function holdVideo(tx: Db, videoId: number, reason: string): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video) return;
  for (const key of await dropGrowing(tx, videoId)) await forgetBlob(tx, key);
  const isWatchable =
    video.state === VideoState.published && (await findFiles(tx, videoId)).length > 0;
  const state = isWatchable ? video.state : VideoState.transcodingFailed;
  await updateVideo(tx, videoId, { state, holdReason: reason });
  await announceChange(tx, video.uuid);
}

/** Records pictures made from the video; they are dropped where its owner has chosen one. */
export async function addThumbnails(
  tx: Db,
  { videoId, setUuid }: SetRef,
  thumbnails: NewThumbnail[],
): Promise<void> {
  const video = await lockCurrent(tx, { videoId, setUuid });
  if (video.hasOwnThumbnail) {
    for (const { blobKey } of thumbnails) await forgetBlob(tx, blobKey);
    return;
  }
  await insertThumbnails(tx, videoId, thumbnails);
  await announceChange(tx, video.uuid);
}

/** Gives a video the pictures for its seek bar, in the place of any before. Fails with `not_found` once it has another source. */
export async function setStoryboard(
  tx: Db,
  { videoId, setUuid }: SetRef,
  storyboard: NewStoryboard,
): Promise<void> {
  const video = await lockCurrent(tx, { videoId, setUuid });
  await insertStoryboard(tx, videoId, storyboard);
  await announceChange(tx, video.uuid);
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockVideo>>>;

async function lockExisting(tx: Db, videoId: number): Promise<Locked> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  return video;
}

/** Locks a video that has this source still. Fails with `not_found` for any other. */
export async function lockCurrent(tx: Db, { videoId, setUuid }: SetRef): Promise<Locked> {
  const video = await lockExisting(tx, videoId);
  if (video.setUuid !== setUuid) throw notFound('Source');
  return video;
}

/** Lets a video be watched by those its privacy admits, if it cannot be yet. */
export async function publish(tx: Db, video: Locked) {
  if (video.state === VideoState.published) return;
  await updateVideo(tx, video.id, {
    state: VideoState.published,
    publishedAt: video.publishedAt ?? new Date(),
    holdReason: null,
  });
  if (video.blocked || video.publishedAt !== null) return; // a replaced source is no new video
  await emit(tx, videoPublished, { videoId: video.id, wasAwaited: video.waitTranscoding });
}
