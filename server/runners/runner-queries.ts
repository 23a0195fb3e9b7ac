import { asc, count, desc, eq, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import type { Page } from '../platform/page-query.ts';
import { runners } from './tables.ts';

export type Runner = typeof runners.$inferSelect;
export const RUNNER_SORTS = ['createdAt'] as const;

/** Adds a runner; undefined when there is one of this name. */
export async function insertRunner(
  db: Db,
  row: typeof runners.$inferInsert,
): Promise<number | undefined> {
  const [added] = await db
    .insert(runners)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: runners.id });
  return added?.id;
}

export async function findRunner(db: Db, tokenHash: string): Promise<Runner | undefined> {
  const [row] = await db.select().from(runners).where(eq(runners.tokenHash, tokenHash));
  return row;
}

const OFTEN_SECONDS = 5;

/** A runner was heard of. What it does not tell stays as it was. */
export async function recordContact(
  db: Db,
  { id, lastContact }: Runner,
  { ip, version }: { ip: string; version?: string | undefined },
): Promise<void> {
  if (version === undefined && Date.now() - lastContact.getTime() < OFTEN_SECONDS * 1000) return;
  await db
    .update(runners)
    .set({ lastContact: sql`now()`, updatedAt: sql`now()`, ip, ...(version && { version }) })
    .where(eq(runners.id, id));
}

export async function deleteRunnerRow(tx: Db, id: number): Promise<boolean> {
  const gone = await tx.delete(runners).where(eq(runners.id, id)).returning({ id: runners.id });
  return gone.length > 0;
}

export const listRunners = (
  db: Db,
  { start, count: most, sort }: Page<(typeof RUNNER_SORTS)[number]>,
) => {
  const order = sort.descending ? desc : asc;
  return db
    .select()
    .from(runners)
    .orderBy(order(runners.createdAt), order(runners.id))
    .offset(start)
    .limit(most);
};

export async function countRunners(db: Db): Promise<number> {
  const [row] = await db.select({ total: count() }).from(runners);
  return row!.total;
}
