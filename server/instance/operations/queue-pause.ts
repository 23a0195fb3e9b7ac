import * as z from 'zod';

import type { Database, Db } from '../../platform/db.ts';
import { notify } from '../../platform/db/notify.ts';
import type { Jobs } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import { recordAct } from '../audit/record-act.ts';
import { putSetting } from '../queries.ts';
import { defineSetting, setting } from '../settings.ts';

const QueuePaused = defineSetting({
  name: 'job-queue-paused',
  value: z.boolean(),
  create: () => false,
});

const CHANNEL = 'job-queue-paused';

/** Whether no process of this node takes a new job. */
export const isQueuePaused = (db: Db): Promise<boolean> => setting(db, QueuePaused);

/** Has every process take no new job, or take them again. It holds until it is changed, whatever restarts. */
export const setQueuePaused = (db: Db, userId: number, isPaused: boolean): Promise<void> =>
  db.transaction(async (tx) => {
    await putSetting(tx, QueuePaused.name, isPaused);
    await recordAct(tx, {
      userId,
      action: isPaused ? 'pause' : 'resume',
      subject: { domain: 'jobs' },
    });
    await notify(tx, CHANNEL);
  });

/** Keeps the queue of this process as the setting says. Resolves when it is so for the first time. */
export async function followQueuePause(node: { database: Database; jobs: Jobs; log: Log }) {
  const { database, jobs, log } = node;
  let asking = Promise.resolve<unknown>(undefined);
  const follow = () => {
    asking = asking
      .then(() => isQueuePaused(database.db))
      .then((isPaused) => void jobs.take(!isPaused).catch(warn), warn); // running jobs are not waited for
  };
  const warn = (error: unknown) =>
    log.warn({ error: String(error) }, 'the pause of the queue could not be followed');
  await jobs.take(!(await isQueuePaused(database.db)));
  await database.listen(CHANNEL, follow);
}
