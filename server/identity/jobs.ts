import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { deleteExpiredOneTimes } from './one-time-queries.ts';
import { deleteDeadSessions } from './sessions/session-queries.ts';

/** Drops sessions that neither of their tokens can bring back, and secrets that nobody took back in time. */
export const sweepSessions = defineJob<{ db: Db }>()({
  name: 'identity.sweep-sessions',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '17 4 * * *',
  async run(_, { db }) {
    await deleteDeadSessions(db);
    await deleteExpiredOneTimes(db);
  },
});
