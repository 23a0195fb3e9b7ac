import { desc, eq, lt, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { workers } from '../tables.ts';

const MAX_LISTED = 200;
const KEPT = sql`now() - interval '1 day'`;

export type Worker = typeof workers.$inferSelect;

/** Notes that a worker lives, and what it is at; those that were silent for a day are forgotten. */
export async function seeWorker(db: Db, worker: Pick<Worker, 'uuid' | 'machine' | 'pid' | 'jobs'>) {
  await db
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({
      target: workers.uuid,
      set: { jobs: worker.jobs, seenAt: sql`now()` },
    });
  await db.delete(workers).where(lt(workers.seenAt, KEPT));
}

export const forgetWorker = (db: Db, uuid: string) =>
  db.delete(workers).where(eq(workers.uuid, uuid));

/** The workers that were heard of within a day, the newest sign of life first. */
export const listWorkers = (db: Db): Promise<Worker[]> =>
  db.select().from(workers).orderBy(desc(workers.seenAt), workers.uuid).limit(MAX_LISTED);
