import { desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { workers } from '../tables.ts';

const MAX_LISTED = 200;
const SILENT_SECONDS = 20;
const KEPT = sql`now() - interval '1 day'`;

export type Worker = typeof workers.$inferSelect & { isAlive: boolean };

type Seen = Pick<Worker, 'uuid' | 'machine' | 'pid' | 'jobs' | 'encoders'>;

/** Notes that a worker lives, and what it is at and can; those that were silent for a day are forgotten. */
export async function seeWorker(db: Db, worker: Seen) {
  await db
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({
      target: workers.uuid,
      set: { jobs: worker.jobs, encoders: worker.encoders, seenAt: sql`now()` },
    });
  await db.delete(workers).where(lt(workers.seenAt, KEPT));
}

export const forgetWorker = (db: Db, uuid: string) =>
  db.delete(workers).where(eq(workers.uuid, uuid));

/** The workers that were heard of within a day, the newest sign of life first; alive are those heard of within seconds. */
export const listWorkers = (db: Db): Promise<Worker[]> =>
  db
    .select({
      ...getTableColumns(workers),
      isAlive: sql<boolean>`${workers.seenAt} > now() - make_interval(secs => ${SILENT_SECONDS})`,
    })
    .from(workers)
    .orderBy(desc(workers.seenAt), workers.uuid)
    .limit(MAX_LISTED);
