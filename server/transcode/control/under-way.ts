import { lockVideo } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { lockTranscode } from '../chunks/queries.ts';
import { findTranscode, type Transcode } from '../queries.ts';

/** The stages at which something of a video is still to be made. */
export const UNDER_WAY: readonly Transcode['stage'][] = ['waiting', 'copying', 'encoding'];

/** Whether something of a video is still to be made, also while it is paused. */
export const isUnderWay = ({ stage }: Pick<Transcode, 'stage'>): boolean =>
  UNDER_WAY.includes(stage);

/** Whether renditions of a video are still to be made. */
export async function isTranscoding(db: Db, videoId: number): Promise<boolean> {
  const transcode = await findTranscode(db, videoId);
  return transcode !== undefined && isUnderWay(transcode);
}

/**
 * Locks a video and then how far it is, in the order of whoever records what was made. Fails with `conflict` where nothing of
 * it is still to be made.
 */
export async function lockUnderWay(tx: Db, videoId: number): Promise<Transcode> {
  await lockVideo(tx, videoId);
  const [transcode] = await lockTranscode(tx, videoId);
  if (transcode && isUnderWay(transcode)) return transcode;
  throw new Failure('conflict', 'Nothing of this video is being encoded.');
}
