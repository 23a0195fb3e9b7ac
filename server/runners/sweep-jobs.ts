import * as z from 'zod';

import { instanceConfig } from '../instance/index.ts';
import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { giveBack } from './jobs/fail-job.ts';
import { JobState } from './jobs/job-state.ts';
import { SILENT_SECONDS } from './jobs/lease-queries.ts';
import { dropOldJobs, findForsaken, findStrayResults, findWaiting } from './jobs/queries.ts';
import { reclaimLapsed } from './jobs/reclaim.ts';

/** Has the node do what no runner does: silent ones, absent ones, and those that are not wanted any more. */
export const sweepRunnerJobs = defineJob<{ db: Db }>()({
  name: 'runners.sweep',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '* * * * *',
  async run(_, { db }) {
    await reclaimLapsed(db);
    await giveBackForsaken(db);
    await dropOldJobs(db);
    await db.transaction(async (tx) => {
      for (const key of await findStrayResults(tx)) await forgetBlob(tx, key);
    });
  },
});

async function giveBackForsaken(db: Db): Promise<void> {
  const { transcoding, videoStudio } = await instanceConfig(db);
  const unwanted = [
    ...(transcoding.remoteRunners.enabled ? [] : ['vod-hls-transcoding']),
    ...(videoStudio.remoteRunners.enabled ? [] : ['video-studio-transcoding']),
  ];
  await db.transaction(async (tx) => {
    for (const job of await findWaiting(tx, unwanted))
      await giveBack(tx, job, { state: JobState.cancelled, error: 'Runners are switched off.' });
    for (const job of await findForsaken(tx, SILENT_SECONDS))
      await giveBack(tx, job, { state: JobState.cancelled, error: 'No runner was there.' });
  });
}
