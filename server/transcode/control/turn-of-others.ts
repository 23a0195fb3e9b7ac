import { isQueuePaused } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { doOthersWait } from '../queries.ts';

/** Whether another video is to be gone on with before this one. While the queue is paused nobody would take either. */
export const isTurnOfOthers = async (db: Db, video: { priority: number }): Promise<boolean> =>
  (await doOthersWait(db, video)) && !(await isQueuePaused(db));
