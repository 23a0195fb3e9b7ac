import { labelledState } from './job-state.ts';
import type { RunnerJob } from './lease-queries.ts';
import type { ListedJob } from './list-queries.ts';
import { JobType } from './payload.ts';

type Named = { id: number; name: string; description: string | null };

/** A job as its runner sees it. */
export const jobJson = (job: RunnerJob, runner: Named | null) => ({
  uuid: job.uuid,
  type: JobType.parse(job.type),
  state: labelledState(job.state),
  payload: job.payload,
  failures: job.failures,
  error: job.error,
  progress: job.progress,
  priority: job.priority,
  updatedAt: job.updatedAt,
  createdAt: job.createdAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
  parent: null, // a job here never waits for another
  runner: runner && { id: runner.id, name: runner.name, description: runner.description },
});

/** The same for administrators. */
export const adminJobJson = ({ job, runner, video }: ListedJob) => ({
  ...jobJson(job, runner),
  privatePayload: { videoUUID: video.uuid, videoName: video.name, resolution: job.height },
});
