import * as z from 'zod';

import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { chunkPlanned } from '../events.ts';
import { findForsaken, findStrayChunks } from './queries.ts';

/** Has parts taken up that nobody works at, and forgets the files of videos that are gone. */
export const sweepChunks = defineJob<{ db: Db }>()({
  name: 'transcode.sweep-chunks',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '*/5 * * * *',
  run: (_, { db }) =>
    db.transaction(async (tx) => {
      for (const { videoId } of await findForsaken(tx)) await emit(tx, chunkPlanned, { videoId });
      for (const key of await findStrayChunks(tx)) await forgetBlob(tx, key);
    }),
});
