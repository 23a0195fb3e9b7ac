import { sql } from 'drizzle-orm';

import type { Db } from './db.ts';

type Urgent = {
  /** The first part of the names of those that are meant: `transcode` of `transcode.plan`. */
  family: string;
  /** What they were given, or some of it. */
  payload: object;
  priority: number;
};

/** Says how urgent jobs are that wait: more goes first. */
export const setJobPriority = (tx: Db, { family, payload, priority }: Urgent) =>
  tx.execute(sql`
    update jobs.job set priority = ${priority}
    where state in ('created', 'retry') and name like ${`${family}.%`}
      and data @> ${JSON.stringify(payload)}::jsonb`);
