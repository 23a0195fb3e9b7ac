import type { Db } from '../../platform/db.ts';
import { failJob } from './fail-job.ts';
import { lockLapsed } from './lease-queries.ts';

/** Takes jobs from runners that have fallen silent. */
export const reclaimLapsed = (db: Db): Promise<void> =>
  db.transaction(async (tx) => {
    for (const job of await lockLapsed(tx)) await failJob(tx, job, 'The runner fell silent.');
  });
