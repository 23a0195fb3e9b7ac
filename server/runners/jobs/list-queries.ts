import { asc, desc } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import type { Page } from '../../platform/page-query.ts';
import { runnerJobs } from '../tables.ts';
import { type Filter, jobsMatching } from './queries.ts';

export const JOB_SORTS = ['updatedAt', 'createdAt', 'priority', 'state', 'progress'] as const;

const COLUMNS = {
  updatedAt: runnerJobs.updatedAt,
  createdAt: runnerJobs.createdAt,
  priority: runnerJobs.priority,
  state: runnerJobs.state,
  progress: runnerJobs.progress,
};

/** A page of the jobs of runners, for administrators. */
export const listJobs = (
  db: Db,
  { start, count: most, sort, ...filter }: Page<(typeof JOB_SORTS)[number]> & Filter,
) => {
  const order = sort.descending ? desc : asc;
  return jobsMatching(db, filter)
    .orderBy(order(COLUMNS[sort.field]), order(runnerJobs.uuid))
    .offset(start)
    .limit(most);
};

export type ListedJob = Awaited<ReturnType<typeof listJobs>>[number];
