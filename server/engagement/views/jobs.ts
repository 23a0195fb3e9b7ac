import * as z from 'zod';

import { countView } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { viewsWaiting } from '../events.ts';
import { countViewers, forgetViewers, takeWaitingViews } from './view-queries.ts';

const FLUSH_SECONDS = 3;
export const WATCHING_SECONDS = 2 * 60; // players report every 5 to 10 s; in a background tab, every minute

/** Adds the views that wait to their video. */
export const flushViews = defineJob<{ db: Db }>()({
  name: 'engagement.flush-views',
  payload: viewsWaiting.payload,
  attempts: 20,
  timeoutMinutes: 1,
  delaySeconds: FLUSH_SECONDS,
  run: ({ videoId }, { db }) =>
    db.transaction(async (tx) => {
      const views = await takeWaitingViews(tx, videoId);
      if (views > 0) await countView(tx, videoId, views);
      await countViewers(tx, WATCHING_SECONDS, videoId);
    }),
});

/** Counts who watches, and forgets who no longer does. */
export const sweepViewers = defineJob<{ db: Db }>()({
  name: 'engagement.sweep-viewers',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 1,
  cron: '* * * * *',
  async run(_, { db }) {
    await countViewers(db, WATCHING_SECONDS);
    await forgetViewers(db);
  },
});
