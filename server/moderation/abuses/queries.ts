import { eq, sql } from 'drizzle-orm';

import { abuseMessages, abuses } from '../../catalog/abuse-tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

export type Abuse = typeof abuses.$inferSelect;

export async function insertAbuse(tx: Db, abuse: typeof abuses.$inferInsert): Promise<number> {
  const [row] = await tx.insert(abuses).values(abuse).returning({ id: abuses.id });
  return row!.id;
}

export async function findAbuse(db: Db, id: number): Promise<Abuse | undefined> {
  const [row] = await db.select().from(abuses).where(eq(abuses.id, id));
  return row;
}

/** As `findAbuse`, locked until the transaction ends. */
export async function lockAbuse(tx: Db, id: number): Promise<Abuse | undefined> {
  const [row] = await tx.select().from(abuses).where(eq(abuses.id, id)).for('update');
  return row;
}

export const updateAbuse = (tx: Db, id: number, change: Partial<typeof abuses.$inferInsert>) =>
  tx
    .update(abuses)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(abuses.id, id));

export const deleteAbuse = (tx: Db, id: number) => tx.delete(abuses).where(eq(abuses.id, id));

/** A report has at most this many messages. */
export const MAX_MESSAGES = 500;

export const messagesOf = (db: Db, abuseId: number) =>
  db
    .select({ message: abuseMessages, account: accounts })
    .from(abuseMessages)
    .leftJoin(accounts, eq(accounts.id, abuseMessages.accountId))
    .where(eq(abuseMessages.abuseId, abuseId))
    .orderBy(abuseMessages.id)
    .limit(MAX_MESSAGES);

export async function countMessages(db: Db, abuseId: number): Promise<number> {
  return db.$count(abuseMessages, eq(abuseMessages.abuseId, abuseId));
}

export async function insertMessage(
  tx: Db,
  message: typeof abuseMessages.$inferInsert,
): Promise<number> {
  const [row] = await tx.insert(abuseMessages).values(message).returning({ id: abuseMessages.id });
  return row!.id;
}

export async function findMessage(db: Db, id: number) {
  const [row] = await db.select().from(abuseMessages).where(eq(abuseMessages.id, id));
  return row;
}

export const deleteMessage = (tx: Db, id: number) =>
  tx.delete(abuseMessages).where(eq(abuseMessages.id, id));

/** Whether somebody signs in here with this account. */
export async function isLocalUser(db: Db, accountId: number | null): Promise<boolean> {
  if (accountId === null) return false;
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.accountId, accountId));
  return row !== undefined;
}
