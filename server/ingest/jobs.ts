import * as z from 'zod';

import { defineJob } from '../platform/jobs.ts';
import type { CompleteStore } from './complete.ts';
import { finishInterruptedUploads, sweepUploads } from './tidy.ts';

const Nothing = z.object({});

export const finishUploads = defineJob<CompleteStore>()({
  name: 'ingest.finish-uploads',
  payload: Nothing,
  attempts: 1, // the next minute tries again
  timeoutMinutes: 60,
  cron: '* * * * *',
  run: (_, node) => finishInterruptedUploads(node),
});

export const tidyUploads = defineJob<CompleteStore>()({
  name: 'ingest.tidy-uploads',
  payload: Nothing,
  attempts: 1,
  timeoutMinutes: 60,
  cron: '23 * * * *',
  run: (_, node) => sweepUploads(node),
});
