import { sql } from 'drizzle-orm';

import type { Db } from '../db.ts';

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

/** Brings jobs that wait behind others nearer by one: those whose payload has one of these values in a field. */
export const advanceJobs = (
  tx: Db,
  { family, field, values }: Pick<Urgent, 'family'> & { field: string; values: number[] },
) =>
  tx.execute(sql`
    update jobs.job set priority = priority + 1 where id in (
      select id from jobs.job
      where state in ('created', 'retry') and priority < 0 and name like ${`${family}.%`}
        and data ->> ${field} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))
      order by id for update skip locked)`);

/** What jobs of a name that wait to be run, however often they were tried, have in a field of their payload, as text. */
export const queuedOf = (name: string, field: string) => sql`(
  select data ->> ${field} from jobs.job where name = ${name} and state in ('created', 'retry'))`;
