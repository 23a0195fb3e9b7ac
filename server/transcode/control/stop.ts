import { findSource, holdVideo } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { dropChunks, lockTranscode, releaseChunks } from '../chunks/queries.ts';
import { transcodingStopped } from '../events.ts';
import { changeTranscode } from '../queries.ts';
import { lockUnderWay } from './under-way.ts';

/**
 * Has nobody work at a video until it goes on: what runs ends within seconds, what is made stays. Fails with `conflict` where
 * nothing is under way.
 */
export async function pauseTranscoding(tx: Db, videoId: number): Promise<void> {
  await lockUnderWay(tx, videoId);
  await changeTranscode(tx, videoId, { stopped: 'paused', speed: null, secondsLeft: null });
  await releaseChunks(tx, videoId);
  await tellStopped(tx, videoId);
}

/**
 * Ends the work on a video and forgets what is half made. What can be watched stays; where there is nothing yet, its owner
 * reads why. Fails with `conflict` where nothing is under way.
 */
export async function cancelTranscoding(tx: Db, videoId: number): Promise<void> {
  await lockUnderWay(tx, videoId);
  await holdVideo(tx, videoId, CANCELLED);
  await changeTranscode(tx, videoId, {
    stopped: 'cancelled',
    stage: 'held',
    priority: 0,
    speed: null,
    secondsLeft: null,
  });
  for (const key of await dropChunks(tx, videoId)) await forgetBlob(tx, key);
  await tellStopped(tx, videoId);
}

/** Whether nobody is to work at a set of renditions. It stays so for the rest of the transaction. */
export async function isStopped(
  tx: Db,
  { videoId, workUuid }: { videoId: number; workUuid: string },
): Promise<boolean> {
  const [transcode] = await lockTranscode(tx, videoId);
  return transcode?.setUuid !== workUuid || transcode.stopped !== null;
}

const CANCELLED = 'An administrator of this node has cancelled the encoding of this video.';

async function tellStopped(tx: Db, videoId: number): Promise<void> {
  const source = await findSource(tx, videoId);
  if (source) await emit(tx, transcodingStopped, { videoId, workUuid: source.setUuid });
}
