import { sql } from 'drizzle-orm';

import type { Db } from '../db.ts';

/** Where a job is, in the contract's words: `delayed` waits for its time or for another try. */
export const JOB_STATES = ['active', 'completed', 'failed', 'waiting', 'delayed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export type ListedJob = {
  id: string;
  state: JobState;
  type: string;
  data: Record<string, unknown>;
  error: string | null;
  createdAt: Date;
  processedOn: Date | null;
  finishedOn: Date | null;
};

type Row = Omit<ListedJob, 'createdAt' | 'processedOn' | 'finishedOn'> & {
  createdAt: string;
  processedOn: string | null;
  finishedOn: string | null;
};

const STATE = sql`case
  when state = 'active' then 'active'
  when state = 'completed' then 'completed'
  when state in ('failed', 'cancelled') then 'failed'
  when state = 'retry' or start_after > now() then 'delayed'
  else 'waiting' end`;

const MAX_COUNTED = 10_000;

/**
 * A page of the queue, with how many there are, counted up to 10,000. Of what a job was given only numbers
 * are shown, which name what it works on: texts may be secrets.
 */
export async function listJobs(
  db: Db,
  wanted: {
    state?: string | undefined;
    names?: readonly string[] | undefined;
    start: number;
    count: number;
    oldestFirst: boolean;
  },
): Promise<{ total: number; data: ListedJob[] }> {
  const { state, names, start, count, oldestFirst } = wanted;
  const direction = oldestFirst ? sql`asc` : sql`desc`;
  const chosen = sql`from jobs.job where name not like '\\_\\_pgboss%'
    and (${state ?? null}::text is null or ${STATE} = ${state ?? null})
    and ${isNamed(names)}`;
  const [rows, [counted]] = await Promise.all([
    db.execute(sql`select id, name as type, ${STATE} as state, coalesce(output ->> 'message', output ->> 'fault') as error,
        created_on as "createdAt", started_on as "processedOn", completed_on as "finishedOn",
        coalesce((select jsonb_object_agg(key, value) from jsonb_each(data)
          where jsonb_typeof(value) = 'number'), '{}') as data
      ${chosen} order by created_on ${direction}, id limit ${count} offset ${start}`),
    db.execute(
      sql`select count(*)::int as total from (select 1 ${chosen} limit ${MAX_COUNTED}) as chosen`,
    ),
  ]);
  return {
    total: (counted as { total: number }).total,
    data: (rows as unknown as Row[]).map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      processedOn: toDate(row.processedOn),
      finishedOn: toDate(row.finishedOn),
    })),
  };
}

/** Whether a job is one of those with these names; all are where no names are told. */
export const isNamed = (names: readonly string[] | undefined) =>
  names === undefined
    ? sql`true`
    : sql`name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`;

const toDate = (text: string | null) => (text === null ? null : new Date(text));

export type JobCounts = { waiting: number; delayed: number; active: number; failed: number };

/** How many jobs are in each state but done. */
export async function countJobs(db: Db): Promise<JobCounts> {
  const rows = await db.execute<{ state: JobState; total: number }>(sql`
    select ${STATE} as state, count(*)::int as total from jobs.job
    where state <> 'completed' and name not like '\\_\\_pgboss%' group by 1`);
  const total = (state: JobState) => rows.find((row) => row.state === state)?.total ?? 0;
  return {
    waiting: total('waiting'),
    delayed: total('delayed'),
    active: total('active'),
    failed: total('failed'),
  };
}

/** The types of the jobs that are kept, in alphabetical order. */
export async function jobTypes(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from jobs.queue where name not like '\\_\\_pgboss%' order by name`);
  return rows.map(({ name }) => name);
}
