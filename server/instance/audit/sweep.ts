import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { deleteOldActs } from './queries.ts';

/** Forgets acts of two years ago, and the oldest beyond two million: users add to them with all they do. */
export const sweepAudit = defineJob<{ db: Db }>()({
  name: 'instance.sweep-audit',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '53 3 * * *',
  async run(_, { db, signal }) {
    while ((await deleteOldActs(db, { days: 730, maxActs: 2_000_000 })) > 0)
      signal.throwIfAborted();
  },
});
