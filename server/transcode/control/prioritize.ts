import type { Db } from '../../platform/db.ts';
import { setJobPriority } from '../../platform/job-priority.ts';
import { changeTranscode, findTranscode } from '../queries.ts';
import { findHighestPriority } from './queries.ts';
import { requireUnderWay } from './under-way.ts';

/** Has a video encoded before all others, once what runs has ended. Fails with `conflict` where nothing is under way. */
export async function prioritizeTranscoding(tx: Db, videoId: number): Promise<void> {
  await requireUnderWay(tx, videoId);
  const priority = (await findHighestPriority(tx)) + 1;
  await changeTranscode(tx, videoId, { priority });
  await setJobPriority(tx, { slice: 'transcode', videoId, priority });
}

/** How urgent the jobs of a video are. */
export const priorityOf = async (db: Db, { videoId }: { videoId: number }): Promise<number> =>
  (await findTranscode(db, videoId))?.priority ?? 0;
