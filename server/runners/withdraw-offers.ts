import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { JobState } from './jobs/job-state.ts';
import { endJob, lockOpen } from './jobs/queries.ts';

const StoppedWork = z.object({ videoId: z.int(), workUuid: z.uuid() });

/** Where it is said whether work is still stopped, which it then stays for the rest of the transaction. */
export type Stops = { isStopped: (tx: Db, work: z.output<typeof StoppedWork>) => Promise<boolean> };

/** Takes work from all runners that is not wanted any more: nobody does it instead. What goes on by now is left to them. */
export const withdrawOffers = ({ isStopped }: Stops) =>
  defineJob<{ db: Db }>()({
    name: 'runners.withdraw-offers',
    payload: StoppedWork,
    attempts: 5,
    timeoutMinutes: 1,
    run: (work, { db }) =>
      db.transaction(async (tx) => {
        if (!(await isStopped(tx, work))) return;
        for (const { uuid, state } of await lockOpen(tx, work.workUuid))
          if (state !== JobState.completing) await endJob(tx, uuid, { state: JobState.cancelled });
      }),
  });
