import { expect, test } from 'vitest';

import { federation } from '../../federation/index.ts';
import { jobNames, JobType } from '../../server/instance/operations/job-type.ts';
import { pipeline, timedJobs } from '../../server/pipeline.ts';
import { jobsOf } from '../../server/platform/events.ts';

test('the kinds of work in the contract stand for jobs that there are', () => {
  const routes = [...pipeline, ...federation.pipeline];
  const jobs = jobsOf(routes, [...timedJobs, ...federation.timedJobs]).map(({ name }) => name);
  const [, ofContract] = JobType.options;
  const meant = ofContract.options.flatMap((type) => jobNames(type) ?? []);

  expect(meant).not.toEqual([]);
  expect(meant.filter((name) => !jobs.includes(name))).toEqual([]);
});
