import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { deleteOldPlayback } from './playback-queries.ts';

const KEPT_DAYS = 90;
const BATCH = 5_000;
const MAX_BATCHES = 200; // what is left goes the next time

/** Deletes what players told long ago. */
export const sweepPlayback = defineJob<{ db: Db }>()({
  name: 'analytics.sweep-playback',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '29 3 * * *',
  async run(_, { db, signal }) {
    for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch++)
      if ((await deleteOldPlayback(db, { days: KEPT_DAYS, limit: BATCH })) < BATCH) return;
  },
});
