import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { deleteOldSources } from '../sources/source-queries.ts';
import { endSessions } from './end-sessions.ts';
import { deleteOldSessions } from './session-queries.ts';

const BATCH = 5_000;
const MAX_BATCHES = 200; // what is left goes the next time

/** For how many days it is kept who watched what: videos of this node, and those of others. */
export type Kept = { localKeptDays: number; remoteKeptDays: number };

/** Forgets whose the sessions were that are over, and deletes what has been kept long enough. */
export const sweepWatchSessions = defineJob<{ db: Db; config: { views: Kept } }>()({
  name: 'analytics.sweep-watch-sessions',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '*/20 * * * *',
  async run(_, { db, config: { views }, signal }) {
    await endSessions(db);
    for (const age of [
      { isLocal: true, days: views.localKeptDays, limit: BATCH },
      { isLocal: false, days: views.remoteKeptDays, limit: BATCH },
    ])
      await deleteAll(() => deleteOldSessions(db, age), signal);
    const counted = { days: views.localKeptDays, limit: BATCH };
    await deleteAll(() => deleteOldSources(db, counted), signal);
  },
});

async function deleteAll(deleteSome: () => Promise<number>, signal: AbortSignal) {
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch++)
    if ((await deleteSome()) < BATCH) return;
}
