import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { findTranscode, type Transcode } from '../queries.ts';

const STAGES: readonly Transcode['stage'][] = ['waiting', 'copying', 'encoding'];

/** Whether something of a video is still to be made, also while it is paused. */
export const isUnderWay = ({ stage }: Pick<Transcode, 'stage'>): boolean => STAGES.includes(stage);

/** Whether renditions of a video are still to be made. */
export async function isTranscoding(db: Db, videoId: number): Promise<boolean> {
  const transcode = await findTranscode(db, videoId);
  return transcode !== undefined && isUnderWay(transcode);
}

/** Fails with `conflict` where nothing of a video is still to be made. */
export async function requireUnderWay(tx: Db, videoId: number): Promise<Transcode> {
  const transcode = await findTranscode(tx, videoId);
  if (transcode && isUnderWay(transcode)) return transcode;
  throw new Failure('conflict', 'Nothing of this video is being encoded.');
}
