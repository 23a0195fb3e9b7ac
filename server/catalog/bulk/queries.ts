import { and, eq, inArray, lt, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { BULK_KINDS, bulkActs, bulkItems } from '../bulk-tables.ts';

export type BulkKind = (typeof BULK_KINDS)[number];
export type BulkAct = typeof bulkActs.$inferSelect;
export type BulkItem = typeof bulkItems.$inferSelect;

const ofAct = (bulkActId: number, state: BulkItem['state']) =>
  and(eq(bulkItems.bulkActId, bulkActId), eq(bulkItems.state, state));

/** The numbers of some things an act has still to deal with. */
export async function someItems(
  db: Db,
  bulkActId: number,
  state: BulkItem['state'],
  limit: number,
): Promise<number[]> {
  const rows = await db
    .select({ subjectId: bulkItems.subjectId })
    .from(bulkItems)
    .where(ofAct(bulkActId, state))
    .orderBy(bulkItems.subjectId)
    .limit(limit);
  return rows.map(({ subjectId }) => subjectId);
}

/** An act as it is until the transaction ends: whoever changes its state waits. */
export async function holdAct(tx: Db, id: number): Promise<BulkAct | undefined> {
  const [act] = await tx.select().from(bulkActs).where(eq(bulkActs.id, id)).for('share');
  return act;
}

/** One thing, if it is in this state, locked until the transaction ends. */
export async function lockItem(
  tx: Db,
  bulkActId: number,
  subjectId: number,
  state: BulkItem['state'],
): Promise<BulkItem | undefined> {
  const [item] = await tx
    .select()
    .from(bulkItems)
    .where(and(ofAct(bulkActId, state), eq(bulkItems.subjectId, subjectId)))
    .for('update');
  return item;
}

export const updateItem = (
  tx: Db,
  { bulkActId, subjectId }: BulkItem,
  values: Partial<Pick<BulkItem, 'state' | 'kept' | 'accountId'>>,
) =>
  tx
    .update(bulkItems)
    .set(values)
    .where(and(eq(bulkItems.bulkActId, bulkActId), eq(bulkItems.subjectId, subjectId)));

/** Brings an act from one state into another; nothing happens when it is in a third. */
export const moveAct = (db: Db, id: number, from: BulkAct['state'], to: BulkAct['state']) =>
  db
    .update(bulkActs)
    .set({ state: to, updatedAt: sql`now()` })
    .where(and(eq(bulkActs.id, id), eq(bulkActs.state, from)));

/** Drops what is kept of an account's words: they are not to come back. */
export async function forgetBulkItemsOf(db: Db, accountId: number): Promise<void> {
  await db.delete(bulkItems).where(eq(bulkItems.accountId, accountId));
}

/** For so long an act can be undone, and what it took is kept. */
export const UNDO_DAYS = 7;

const SWEEP_BATCH = 1_000;

/** Forgets some things that cannot be undone any more; returns how many. Acts without any go last. */
export async function deleteOldItems(db: Db): Promise<number> {
  const old = lt(bulkActs.createdAt, sql`now() - make_interval(days => ${UNDO_DAYS})`);
  const gone = await db.execute(sql`
    delete from ${bulkItems} where (bulk_act_id, subject_id) in (
      select ${bulkItems.bulkActId}, ${bulkItems.subjectId} from ${bulkItems}
      join ${bulkActs} on ${bulkActs.id} = ${bulkItems.bulkActId} where ${old} limit ${SWEEP_BATCH})
    returning 1`);
  if (gone.length === 0)
    await db
      .delete(bulkActs)
      .where(inArray(bulkActs.id, db.select({ id: bulkActs.id }).from(bulkActs).where(old)));
  return gone.length;
}
