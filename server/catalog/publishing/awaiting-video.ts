import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { announceChange } from '../change-queries.ts';
import { followDescription } from '../chapters/follow-description.ts';
import { type NewSource, sourceColumns } from '../source.ts';
import { lockVideo, updateVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';

/** The source a video waited for is in the store. Safe to repeat. Fails with `not_found` once the video is deleted. */
export async function receiveSource(tx: Db, videoId: number, source: NewSource) {
  const video = await lockVideo(tx, videoId);
  if (!video) throw notFound('Video');
  if (isAwaiting(video)) {
    const state = VideoState.toTranscode;
    await updateVideo(tx, videoId, { ...sourceColumns(source), state, holdReason: null });
    await announceChange(tx, video.uuid);
  }
  return { id: video.id, uuid: video.uuid };
}

/** Says that a video's source is on its way, or, with a `failure` its owner will read, that it will not come. */
export async function setAwaiting(tx: Db, videoId: number, failure?: string): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video || !isAwaiting(video)) return;
  const state = failure === undefined ? VideoState.toImport : VideoState.importFailed;
  await updateVideo(tx, videoId, { state, holdReason: failure ?? null });
  await announceChange(tx, video.uuid);
}

/** What a source's place of origin says of it. */
export type ToldOfVideo = {
  name?: string;
  description?: string;
  category?: number;
  licence?: number;
  language?: string;
  tags?: string[];
  nsfw?: boolean;
  originallyPublishedAt?: Date;
};

/** Says of a video that awaits its source what its owner has left open; `guess` is the name it has until it has a real one. */
export async function completeDescription(
  tx: Db,
  videoId: number,
  { guess, told }: { guess: string; told: ToldOfVideo },
): Promise<void> {
  const video = await lockVideo(tx, videoId);
  if (!video || !isAwaiting(video)) return;
  const { name, tags, nsfw, ...rest } = told;
  const left = Object.entries(rest).filter(([key]) => video[key as keyof typeof rest] === null);
  const change = {
    ...(Object.fromEntries(left) as typeof rest),
    ...(name !== undefined && video.name === guess && { name }),
    ...(tags !== undefined && video.tags.length === 0 && { tags }),
    ...(nsfw && { nsfw }),
  };
  await updateVideo(tx, videoId, change);
  if (change.description) await followDescription(tx, video, change.description);
  await announceChange(tx, video.uuid);
}

const isAwaiting = ({ state }: { state: number }) =>
  state === VideoState.toImport || state === VideoState.importFailed;
