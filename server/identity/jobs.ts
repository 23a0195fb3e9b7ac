import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { deleteDeadSessions } from './session-queries.ts';

/** Drops sessions that neither of their tokens can bring back. */
export const sweepSessions = defineJob<{ db: Db }>()({
  name: 'identity.sweep-sessions',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '17 4 * * *',
  run: (_, { db }) => deleteDeadSessions(db),
});
