import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { deleteOld } from './queries.ts';

/** Forgets notifications that are long past. */
export const sweepNotifications = defineJob<{ db: Db }>()({
  name: 'notifications.sweep',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '23 4 * * *',
  async run(_, { db, signal }) {
    while ((await deleteOld(db)) > 0) signal.throwIfAborted();
  },
});
