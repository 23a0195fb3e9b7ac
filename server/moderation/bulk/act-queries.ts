import { and, desc, eq, sql } from 'drizzle-orm';

import { bulkActs, bulkItems } from '../../catalog/bulk-tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Aim, targetsOf } from './target-queries.ts';

const withUsers = (db: Db) =>
  db
    .select({ act: bulkActs, username: accounts.name })
    .from(bulkActs)
    .leftJoin(users, eq(users.id, bulkActs.userId))
    .leftJoin(accounts, eq(accounts.id, users.accountId));

export type BulkRow = Awaited<ReturnType<typeof withUsers>>[number];

export const insertAct = async (tx: Db, act: typeof bulkActs.$inferInsert): Promise<number> =>
  (await tx.insert(bulkActs).values(act).returning({ id: bulkActs.id }))[0]!.id;

/** Writes down every thing an act hits, up to a limit; returns how many. */
export async function insertItems(
  tx: Db,
  bulkActId: number,
  aim: Aim,
  limit: number,
): Promise<number> {
  const { count: total } = await tx.execute(sql`
    insert into ${bulkItems} (bulk_act_id, subject_id)
    select ${bulkActId}::int, targets.id from ${targetsOf(tx, aim)} targets order by targets.id limit ${limit}`);
  await tx.update(bulkActs).set({ total }).where(eq(bulkActs.id, bulkActId));
  return total;
}

export const findAct = async (db: Db, id: number): Promise<BulkRow | undefined> =>
  (await withUsers(db).where(eq(bulkActs.id, id)))[0];

type Whose = { userId?: number | undefined };

const ofUser = ({ userId }: Whose) =>
  userId === undefined ? undefined : eq(bulkActs.userId, userId);

/** A page of acts, the latest first: of one user, or all. */
export const listActs = (
  db: Db,
  { start, count, ...whose }: Whose & { start: number; count: number },
) =>
  // prettier-ignore
  withUsers(db)
    .where(ofUser(whose))
    .orderBy(desc(bulkActs.createdAt), desc(bulkActs.id))
    .limit(count)
    .offset(start);

export const countActs = (db: Db, whose: Whose) => db.$count(bulkActs, ofUser(whose));

/** Has an act undone, unless it is already, or too long ago: false then. */
export const startUndo = async (tx: Db, id: number, since: Date): Promise<boolean> =>
  (
    await tx
      .update(bulkActs)
      .set({ state: 'undoing', updatedAt: sql`now()` })
      .where(
        and(
          eq(bulkActs.id, id),
          sql`${bulkActs.state} in ('running', 'done')`,
          sql`${bulkActs.createdAt} > ${since.toISOString()}::timestamptz`,
        ),
      )
      .returning({ id: bulkActs.id })
  ).length > 0;
