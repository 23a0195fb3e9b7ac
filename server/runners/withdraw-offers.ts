import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { JobState } from './jobs/job-state.ts';
import { endJob, lockOpen } from './jobs/queries.ts';

/** Takes work from all runners that is not wanted any more: nobody does it instead. */
export const withdrawOffers = defineJob<{ db: Db }>()({
  name: 'runners.withdraw-offers',
  payload: z.object({ videoId: z.int(), workUuid: z.uuid() }),
  attempts: 5,
  timeoutMinutes: 1,
  run: ({ workUuid }, { db }) =>
    db.transaction(async (tx) => {
      for (const { uuid, state } of await lockOpen(tx, workUuid))
        if (state !== JobState.completing) await endJob(tx, uuid, { state: JobState.cancelled });
    }),
});
