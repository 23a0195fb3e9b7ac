import { and, eq, gt, lt, sql } from 'drizzle-orm';

import { secondsFromNow } from '../../platform/columns.ts';
import type { Db } from '../../platform/db.ts';
import { runnerJobs, runners } from '../tables.ts';
import { JobState } from './job-state.ts';

/** A runner says how far it is once a minute: one that misses two of these is gone. */
export const SILENT_SECONDS = 130;
/** One with a socket answers there every few seconds. */
const UNANSWERED_SECONDS = 18;

/** The channel that says that there is work. */
export const RUNNER_WORK = 'runner_work';

export type RunnerJob = typeof runnerJobs.$inferSelect;

/** Until when a runner is waited for. */
const untilOf = (runnerId: number) =>
  sql`(select case when ${runners.answeredAt} > now() - make_interval(secs => ${UNANSWERED_SECONDS})
    then ${secondsFromNow(UNANSWERED_SECONDS)} else ${secondsFromNow(SILENT_SECONDS)} end
    from ${runners} where ${runners.id} = ${runnerId})`;

export const tellRunners = (tx: Db) => tx.execute(sql`select pg_notify(${RUNNER_WORK}, '')`);

/** Gives a waiting job to a runner; undefined when somebody was faster. */
export async function leaseJob(
  tx: Db,
  uuid: string,
  { runnerId, tokenHash }: { runnerId: number; tokenHash: string },
): Promise<RunnerJob | undefined> {
  const [job] = await tx
    .update(runnerJobs)
    .set({
      state: JobState.processing,
      runnerId,
      tokenHash,
      leasedUntil: untilOf(runnerId),
      startedAt: sql`now()`,
      updatedAt: sql`now()`,
      progress: null,
    })
    .where(and(eq(runnerJobs.uuid, uuid), eq(runnerJobs.state, JobState.pending)))
    .returning();
  return job;
}

type Held = Pick<RunnerJob, 'uuid' | 'tokenHash'> & { runnerId: number };

const isHeld = ({ uuid, tokenHash }: Held) =>
  and(
    eq(runnerJobs.uuid, uuid),
    eq(runnerJobs.tokenHash, tokenHash!),
    eq(runnerJobs.state, JobState.processing),
  );

/** Keeps a job for longer. False when it is not this runner's any more. */
export async function renewLease(
  db: Db,
  held: Held,
  change: { progress?: number } = {},
): Promise<boolean> {
  const kept = await db
    .update(runnerJobs)
    .set({ ...change, leasedUntil: untilOf(held.runnerId), updatedAt: sql`now()` })
    .where(isHeld(held))
    .returning({ uuid: runnerJobs.uuid });
  return kept.length > 0;
}

/** Takes a result over from a runner. False when it comes too late. */
export async function takeResult(tx: Db, held: Held, resultKey: string): Promise<boolean> {
  const taken = await tx
    .update(runnerJobs)
    .set({
      state: JobState.completing,
      resultKey,
      leasedUntil: null,
      updatedAt: sql`now()`,
    })
    .where(isHeld(held))
    .returning({ uuid: runnerJobs.uuid });
  return taken.length > 0;
}

/**
 * A runner's socket has answered: that counts for all it is at, and has spoken of lately. Of a job it was given without
 * hearing so, it never speaks.
 */
export async function answered(db: Db, runnerId: number): Promise<void> {
  const now = sql`now()`;
  await db
    .update(runners)
    .set({ answeredAt: now, lastContact: now })
    .where(eq(runners.id, runnerId));
  await db
    .update(runnerJobs)
    .set({ leasedUntil: secondsFromNow(UNANSWERED_SECONDS) })
    .where(
      and(
        eq(runnerJobs.runnerId, runnerId),
        eq(runnerJobs.state, JobState.processing),
        gt(runnerJobs.updatedAt, sql`now() - make_interval(secs => ${SILENT_SECONDS})`),
      ),
    );
}

const NOBODYS = {
  state: JobState.pending,
  runnerId: null,
  tokenHash: null,
  leasedUntil: null,
  startedAt: null,
  progress: null,
  resultKey: null,
} as const;

/** Offers a job again: what its former runner still brings is late. */
export async function offerAgain(
  tx: Db,
  uuid: string,
  change: Partial<Pick<RunnerJob, 'failures' | 'error'>> = {},
): Promise<void> {
  await tx
    .update(runnerJobs)
    .set({ ...NOBODYS, ...change, updatedAt: sql`now()` })
    .where(eq(runnerJobs.uuid, uuid));
  await tellRunners(tx);
}

/** What a runner was at is for others, without blame. */
export async function takeJobsFrom(tx: Db, runnerId: number): Promise<void> {
  await tx
    .update(runnerJobs)
    .set({ ...NOBODYS, updatedAt: sql`now()` })
    .where(and(eq(runnerJobs.runnerId, runnerId), eq(runnerJobs.state, JobState.processing)));
  await tellRunners(tx);
}

/** Jobs whose runner is silent; they are locked. */
export const lockLapsed = (tx: Db) =>
  tx
    .select()
    .from(runnerJobs)
    .where(and(eq(runnerJobs.state, JobState.processing), lt(runnerJobs.leasedUntil, sql`now()`)))
    .limit(50)
    .for('update', { skipLocked: true });

/** After this node was away, its runners have a moment to come back. */
export const forgiveAbsence = (db: Db) =>
  db
    .update(runnerJobs)
    .set({ leasedUntil: secondsFromNow(UNANSWERED_SECONDS) })
    .where(and(eq(runnerJobs.state, JobState.processing), lt(runnerJobs.leasedUntil, sql`now()`)));
