import { and, asc, eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { passkeys, users } from '../tables.ts';

export type Passkey = typeof passkeys.$inferSelect;

export const listPasskeys = (db: Db, userId: number): Promise<Passkey[]> =>
  db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.id));

/** Adds a passkey while its user has fewer than `most`. Returns it, or nothing when it is known or one too many. */
export async function insertPasskey(tx: Db, passkey: typeof passkeys.$inferInsert, most: number) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, passkey.userId)).for('update');
  if ((await tx.$count(passkeys, eq(passkeys.userId, passkey.userId))) >= most) return undefined;
  const [inserted] = await tx.insert(passkeys).values(passkey).onConflictDoNothing().returning();
  return inserted;
}

const isTheirs = (userId: number, id: number) =>
  and(eq(passkeys.id, id), eq(passkeys.userId, userId));

/** Returns whether there is such a one. */
export async function renamePasskey(db: Db, userId: number, id: number, name: string) {
  const renamed = await db
    .update(passkeys)
    .set({ name })
    .where(isTheirs(userId, id))
    .returning({ id: passkeys.id });
  return renamed.length > 0;
}

/** Returns whether there was such a one. */
export async function deletePasskey(db: Db, userId: number, id: number): Promise<boolean> {
  const deleted = await db
    .delete(passkeys)
    .where(isTheirs(userId, id))
    .returning({ id: passkeys.id });
  return deleted.length > 0;
}

/** A passkey with whose it is. */
export async function findPasskey(db: Db, credentialId: string) {
  const [found] = await db
    .select({ passkey: passkeys, user: users })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.credentialId, credentialId));
  return found;
}

type Use = { id: number; before: number; after: number };

/** Records a use. Returns false when another use came between: one of the two is a copy. */
export async function recordUse(db: Db, { id, before, after }: Use): Promise<boolean> {
  const used = await db
    .update(passkeys)
    .set({ counter: after, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, before)))
    .returning({ id: passkeys.id });
  return used.length > 0;
}
