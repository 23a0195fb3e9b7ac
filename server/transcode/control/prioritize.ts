import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { advanceJobs, setJobPriority } from '../../platform/jobs/priority.ts';
import { transcodingPrioritized } from '../events.ts';
import { changeTranscode, findTranscode } from '../queries.ts';
import { countEarlierOfOwner, findHighestPriority, laterOfOwner } from './queries.ts';
import { lockUnderWay } from './under-way.ts';

/** Has a video encoded before all others, once what runs has ended. Fails with `conflict` where nothing is under way. */
export async function prioritizeTranscoding(tx: Db, videoId: number): Promise<void> {
  const { setUuid: workUuid } = await lockUnderWay(tx, videoId);
  const priority = (await findHighestPriority(tx)) + 1;
  await changeTranscode(tx, videoId, { priority });
  await setJobPriority(tx, { family: 'transcode', payload: { videoId }, priority });
  await emit(tx, transcodingPrioritized, { videoId, workUuid });
}

/** How urgent administrators find a video: more goes first, 0 is what they said nothing of. */
export const priorityOf = async (db: Db, { videoId }: { videoId: number }): Promise<number> =>
  (await findTranscode(db, videoId))?.priority ?? 0;

/**
 * How urgent the jobs of a video are: after what administrators put first come the first videos of everybody, then their
 * second ones. Who brings a hundred at once keeps nobody else waiting. One that has begun and gives way comes behind those of
 * its owner that have not.
 */
export async function turnOf(db: Db, video: { videoId: number }): Promise<number> {
  const priority = await priorityOf(db, video);
  return priority > 0 ? priority : 0 - (await countEarlierOfOwner(db, video.videoId));
}

/** The next videos of an owner come nearer, now that one of them is over. */
export async function advanceOwner(tx: Db, videoId: number): Promise<void> {
  const values = await laterOfOwner(tx, videoId);
  if (values.length > 0) await advanceJobs(tx, { family: 'transcode', field: 'videoId', values });
}
