import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { sumRecentViews } from './queries.ts';

/** What was watched a week ago trends no longer. */
export const refreshTrending = defineJob<{ db: Db }>()({
  name: 'catalog.refresh-trending',
  payload: z.object({}),
  attempts: 2,
  timeoutMinutes: 10,
  cron: '7 * * * *',
  run: async (_, { db }) => sumRecentViews(db),
});
