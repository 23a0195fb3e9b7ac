import * as z from 'zod';

import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { findStrayFiles } from './edit-queries.ts';

/** Forgets files of edits whose videos are gone. */
export const sweepEditFiles = defineJob<{ db: Db }>()({
  name: 'studio.sweep-files',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '17 * * * *',
  run: (_, { db }) =>
    db.transaction(async (tx) => {
      for (const key of await findStrayFiles(tx)) await forgetBlob(tx, key);
    }),
});
