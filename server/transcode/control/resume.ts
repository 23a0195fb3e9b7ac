import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { unstopTranscode } from '../queries.ts';
import { goOn } from './go-on.ts';
import { lockUnderWay } from './under-way.ts';

/** Has the work on a paused video go on from what is made. Fails with `conflict` where it is not paused. */
export async function resumeTranscoding(tx: Db, videoId: number): Promise<void> {
  const { stopped } = await lockUnderWay(tx, videoId);
  if (stopped !== 'paused')
    throw new Failure('conflict', 'The encoding of this video is not paused.');
  await unstopTranscode(tx, videoId);
  await goOn(tx, videoId);
}
