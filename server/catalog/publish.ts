import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { announceChange } from './change-queries.ts';
import { renditionReady, videoPublished } from './events.ts';
import {
  insertRenditions,
  insertStoryboard,
  insertThumbnails,
  type NewStoryboard,
  type NewThumbnail,
} from './media-queries.ts';
import type { NewRendition } from './rendition.ts';
import { lockVideo, updateVideo } from './video-queries.ts';
import { VideoState } from './video.ts';

/**
 * Records finished renditions, and publishes the video if this makes it watchable, unless its owner asked to wait for
 * all of them. Safe to repeat. Fails with `not_found` once the video is deleted.
 */
export async function addRenditions(
  tx: Db,
  videoId: number,
  renditions: NewRendition[],
): Promise<void> {
  const video = await lockExisting(tx, videoId);
  if ((await insertRenditions(tx, videoId, renditions)) === 0) return;
  await emit(tx, renditionReady, { videoId });
  if (!video.waitTranscoding) await publish(tx, video);
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
 * it only goes without the renditions that failed.
 */
export async function holdVideo(tx: Db, videoId: number, reason: string): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video) return;
  const state = video.state === VideoState.published ? video.state : VideoState.transcodingFailed;
  await updateVideo(tx, videoId, { state, holdReason: reason });
  await announceChange(tx, video.uuid);
}

/** Records pictures made from the video; they are dropped where its owner has chosen one. */
export async function addThumbnails(
  tx: Db,
  videoId: number,
  thumbnails: NewThumbnail[],
): Promise<void> {
  const video = await lockExisting(tx, videoId);
  if (video.hasOwnThumbnail) {
    for (const { blobKey } of thumbnails) await forgetBlob(tx, blobKey);
    return;
  }
  await insertThumbnails(tx, videoId, thumbnails);
  await announceChange(tx, video.uuid);
}

export async function setStoryboard(
  tx: Db,
  videoId: number,
  storyboard: NewStoryboard,
): Promise<void> {
  const video = await lockExisting(tx, videoId);
  await insertStoryboard(tx, videoId, storyboard);
  await announceChange(tx, video.uuid);
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockVideo>>>;

async function lockExisting(tx: Db, videoId: number): Promise<Locked> {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  return video;
}

async function publish(tx: Db, video: Locked) {
  if (video.state === VideoState.published) return;
  await updateVideo(tx, video.id, {
    state: VideoState.published,
    publishedAt: video.publishedAt ?? new Date(),
    holdReason: null,
  });
  if (!video.blocked) await emit(tx, videoPublished, { videoId: video.id });
}
