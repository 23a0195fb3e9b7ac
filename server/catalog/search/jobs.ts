import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { findStale, forgetWords, writeDocumentsOf } from './document-queries.ts';

const BATCH = 500;

/** Renames of channels reach the search of their videos; what a change of a video itself writes is there at once. */
export const refreshSearch = defineJob<{ db: Db; signal: AbortSignal }>()({
  name: 'catalog.refresh-search',
  payload: z.object({}),
  attempts: 2,
  timeoutMinutes: 60,
  cron: '23 * * * *',
  async run(_, { db, signal }) {
    for (let after = 0; !signal.aborted;) {
      const ids = await findStale(db, after, BATCH);
      if (ids.length === 0) return;
      await writeDocumentsOf(db, ids);
      after = ids.at(-1)!;
    }
  },
});

/** What no title says any more is not offered as a correction, nor kept: other nodes could have this one keep any words. */
export const sweepWords = defineJob<{ db: Db }>()({
  name: 'catalog.sweep-words',
  payload: z.object({}),
  attempts: 2,
  timeoutMinutes: 60,
  cron: '37 4 * * *',
  async run(_, { db }) {
    await forgetWords(db);
  },
});
