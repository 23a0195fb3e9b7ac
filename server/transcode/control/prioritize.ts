import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { setJobPriority } from '../../platform/job-priority.ts';
import { transcodingPrioritized } from '../events.ts';
import { changeTranscode, findTranscode } from '../queries.ts';
import { findHighestPriority } from './queries.ts';
import { lockUnderWay } from './under-way.ts';

/** Has a video encoded before all others, once what runs has ended. Fails with `conflict` where nothing is under way. */
export async function prioritizeTranscoding(tx: Db, videoId: number): Promise<void> {
  const { setUuid: workUuid } = await lockUnderWay(tx, videoId);
  const priority = (await findHighestPriority(tx)) + 1;
  await changeTranscode(tx, videoId, { priority });
  await setJobPriority(tx, { slice: 'transcode', videoId, priority });
  await emit(tx, transcodingPrioritized, { videoId, workUuid });
}

/** How urgent the jobs of a video are. */
export const priorityOf = async (db: Db, { videoId }: { videoId: number }): Promise<number> =>
  (await findTranscode(db, videoId))?.priority ?? 0;
