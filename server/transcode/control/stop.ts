import { findSource, holdVideo } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { dropChunks, releaseChunks } from '../chunks/queries.ts';
import { transcodingStopped } from '../events.ts';
import { changeTranscode } from '../queries.ts';
import { requireUnderWay } from './under-way.ts';

/**
 * Has nobody work at a video until it goes on: what runs ends within seconds, what is made stays. Fails with `conflict` where
 * nothing is under way.
 */
export async function pauseTranscoding(tx: Db, videoId: number): Promise<void> {
  await requireUnderWay(tx, videoId);
  await changeTranscode(tx, videoId, { stopped: 'paused', speed: null, secondsLeft: null });
  await releaseChunks(tx, videoId);
  await tellStopped(tx, videoId);
}

/**
 * Ends the work on a video and forgets what is half made. What can be watched stays; where there is nothing yet, its owner
 * reads why. Fails with `conflict` where nothing is under way.
 */
export async function cancelTranscoding(tx: Db, videoId: number): Promise<void> {
  await requireUnderWay(tx, videoId);
  await holdVideo(tx, videoId, CANCELLED);
  await changeTranscode(tx, videoId, {
    stopped: 'cancelled',
    stage: 'held',
    speed: null,
    secondsLeft: null,
  });
  for (const key of await dropChunks(tx, videoId)) await forgetBlob(tx, key);
  await tellStopped(tx, videoId);
}

const CANCELLED = 'An administrator of this node has cancelled the encoding of this video.';

async function tellStopped(tx: Db, videoId: number): Promise<void> {
  const source = await findSource(tx, videoId);
  if (source) await emit(tx, transcodingStopped, { videoId, workUuid: source.setUuid });
}
