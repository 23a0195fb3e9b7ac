import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { deleteOldItems } from './queries.ts';

/** Forgets bulk acts that cannot be undone any more, and with them all they kept. */
export const sweepBulkActs = defineJob<{ db: Db }>()({
  name: 'bulk.sweep',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '41 3 * * *',
  async run(_, { db, signal }) {
    while ((await deleteOldItems(db)) > 0) signal.throwIfAborted();
  },
});
