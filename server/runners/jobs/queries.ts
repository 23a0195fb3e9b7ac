import { and, asc, count, eq, ilike, inArray, or, sql } from 'drizzle-orm';

import { videos } from '../../catalog/tables.ts';
import { likePattern } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { runnerJobs, runners } from '../tables.ts';
import { JobState, OPEN_STATES } from './job-state.ts';
import { type RunnerJob, tellRunners } from './lease-queries.ts';

const AVAILABLE = 10;

/** Records a job unless the same work is asked for already. */
export async function insertJob(tx: Db, job: typeof runnerJobs.$inferInsert): Promise<void> {
  await tx.insert(runnerJobs).values(job).onConflictDoNothing();
  await tellRunners(tx);
}

/** What a runner could do next: what lets people watch comes first, then what waits longest. */
export const findAvailable = (db: Db, types: readonly string[] | undefined) =>
  db
    .select({ uuid: runnerJobs.uuid, type: runnerJobs.type, payload: runnerJobs.payload })
    .from(runnerJobs)
    .where(
      and(
        eq(runnerJobs.state, JobState.pending),
        types && types.length > 0 ? inArray(runnerJobs.type, [...types]) : undefined,
      ),
    )
    .orderBy(asc(runnerJobs.priority), asc(runnerJobs.createdAt))
    .limit(AVAILABLE);

export async function findJob(db: Db, uuid: string): Promise<RunnerJob | undefined> {
  const [job] = await db.select().from(runnerJobs).where(eq(runnerJobs.uuid, uuid));
  return job;
}

export async function lockJob(tx: Db, uuid: string): Promise<RunnerJob | undefined> {
  const [job] = await tx.select().from(runnerJobs).where(eq(runnerJobs.uuid, uuid)).for('update');
  return job;
}

/** The job that these two tokens are for, with where its video's files are. */
export async function findHeld(
  db: Db,
  { uuid, runnerHash, jobHash }: { uuid: string; runnerHash: string; jobHash: string },
) {
  const [row] = await db
    .select({
      job: runnerJobs,
      runner: runners,
      video: { id: videos.id, uuid: videos.uuid, sourceKey: videos.sourceKey },
    })
    .from(runnerJobs)
    .innerJoin(runners, eq(runners.id, runnerJobs.runnerId))
    .innerJoin(videos, eq(videos.id, runnerJobs.videoId))
    .where(
      and(
        eq(runnerJobs.uuid, uuid),
        eq(runnerJobs.tokenHash, jobHash),
        eq(runners.tokenHash, runnerHash),
      ),
    );
  return row;
}

export type End = { state: number; error?: string | null; failures?: number };

/** The state a job ends in. Its tokens open nothing after that, but for one that was done. */
export async function endJob(
  tx: Db,
  uuid: string,
  { state, error = null, failures }: End,
): Promise<void> {
  const isDone = state === JobState.completed;
  await tx
    .update(runnerJobs)
    .set({
      state,
      error,
      ...(failures !== undefined && { failures }),
      finishedAt: sql`now()`,
      updatedAt: sql`now()`,
      leasedUntil: null,
      resultKey: null,
      ...(isDone ? { progress: 100 } : { tokenHash: null }),
    })
    .where(eq(runnerJobs.uuid, uuid));
}

/** Other open jobs for the same: where the node does one of them, it does all. */
export const findSiblings = (tx: Db, { uuid, workUuid }: RunnerJob) =>
  tx
    .select()
    .from(runnerJobs)
    .where(
      and(
        eq(runnerJobs.workUuid, workUuid),
        inArray(runnerJobs.state, [...OPEN_STATES]),
        sql`${runnerJobs.uuid} <> ${uuid}`,
      ),
    );

/** The jobs for a set of renditions or an edit that have not ended. */
export const lockOpen = (tx: Db, workUuid: string) =>
  tx
    .select()
    .from(runnerJobs)
    .where(and(eq(runnerJobs.workUuid, workUuid), inArray(runnerJobs.state, [...OPEN_STATES])))
    .for('update');

/** Moves the open jobs for a set of renditions: less comes first. */
export const reorderOpen = (db: Db, workUuid: string, priority: number) =>
  db
    .update(runnerJobs)
    .set({ priority })
    .where(and(eq(runnerJobs.workUuid, workUuid), inArray(runnerJobs.state, [...OPEN_STATES])));

export async function deleteJobRow(tx: Db, uuid: string): Promise<void> {
  await tx.delete(runnerJobs).where(eq(runnerJobs.uuid, uuid));
}

/** Jobs that wait although no runner has been heard of for so long. */
export const findForsaken = (tx: Db, silentSeconds: number) =>
  tx
    .select()
    .from(runnerJobs)
    .where(
      sql`${runnerJobs.state} = ${JobState.pending}
        and ${runnerJobs.updatedAt} < now() - make_interval(secs => ${silentSeconds})
        and not exists (select from ${runners}
          where ${runners.lastContact} > now() - make_interval(secs => ${silentSeconds}))`,
    )
    .limit(100)
    .for('update', { skipLocked: true });

/** Jobs nobody takes although their setting is off by now. */
export const findWaiting = (tx: Db, types: readonly string[]) =>
  tx
    .select()
    .from(runnerJobs)
    .where(and(eq(runnerJobs.state, JobState.pending), inArray(runnerJobs.type, [...types])))
    .limit(100)
    .for('update', { skipLocked: true });

/** Results whose job is gone. */
export async function findStrayResults(db: Db): Promise<string[]> {
  const rows = await db
    .select({ key: blobs.key })
    .from(blobs)
    .where(
      sql`${blobs.key} like 'results/%' and ${blobs.createdAt} < now() - interval '1 hour'
        and not exists (select from ${runnerJobs} where ${runnerJobs.resultKey} = ${blobs.key})`,
    )
    .limit(1000);
  return rows.map(({ key }) => key);
}

const KEPT_DAYS = 30;

/** Forgets what ended long ago. */
export const dropOldJobs = (db: Db) =>
  db
    .delete(runnerJobs)
    .where(sql`${runnerJobs.finishedAt} < now() - make_interval(days => ${KEPT_DAYS})`);

export type Filter = {
  search?: string | undefined;
  stateOneOf?: number[] | undefined;
  typeOneOf?: string[] | undefined;
};

const matches = ({ search, stateOneOf, typeOneOf }: Filter) =>
  and(
    stateOneOf && inArray(runnerJobs.state, stateOneOf),
    typeOneOf && inArray(runnerJobs.type, typeOneOf),
    search
      ? or(
          ilike(runnerJobs.type, likePattern(search)),
          ilike(runners.name, likePattern(search)),
          ilike(runnerJobs.error, likePattern(search)),
          sql`${runnerJobs.uuid}::text = ${search}`,
        )
      : undefined,
  );

export const jobsMatching = (db: Db, filter: Filter) =>
  db
    .select({
      job: runnerJobs,
      runner: { id: runners.id, name: runners.name, description: runners.description },
      video: { uuid: videos.uuid, name: videos.name },
    })
    .from(runnerJobs)
    .innerJoin(videos, eq(videos.id, runnerJobs.videoId))
    .leftJoin(runners, eq(runners.id, runnerJobs.runnerId))
    .where(matches(filter));

export async function countJobs(db: Db, filter: Filter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(runnerJobs)
    .leftJoin(runners, eq(runners.id, runnerJobs.runnerId))
    .where(matches(filter));
  return row!.total;
}
