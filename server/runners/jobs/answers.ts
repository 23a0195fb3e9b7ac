import * as z from 'zod';

import { Moment } from '../../catalog/index.ts';
import { JobPayload, JobType } from './payload.ts';

export const Available = z.object({
  availableJobs: z.array(z.object({ uuid: z.uuid(), type: JobType, payload: JobPayload })),
});

/** A job as its runner gets it (contract § RunnerJob). */
const RunnerJobAnswer = z.object({
  uuid: z.uuid(),
  type: JobType,
  state: z.object({ id: z.int(), label: z.string() }),
  payload: JobPayload,
  failures: z.int(),
  error: z.string().nullable(),
  progress: z.int().nullable(),
  priority: z.int(),
  updatedAt: Moment,
  createdAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  parent: z.null(),
  runner: z
    .object({ id: z.int(), name: z.string(), description: z.string().nullable() })
    .nullable(),
});

export const Accepted = z.object({ job: RunnerJobAnswer.extend({ jobToken: z.string() }) });

/** The same for administrators: with what it is for. */
export const AdminRunnerJob = RunnerJobAnswer.extend({
  privatePayload: z.object({ videoUUID: z.uuid(), videoName: z.string(), resolution: z.int() }),
});
