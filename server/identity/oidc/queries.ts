import { and, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { outsideIdentities, passkeys, users } from '../tables.ts';

export type Outside = { issuer: string; subject: string };

const isThis = ({ issuer, subject }: Outside) =>
  and(eq(outsideIdentities.issuer, issuer), eq(outsideIdentities.subject, subject));

/** The user who is this at the provider, if any. */
export async function findByOutside(db: Db, outside: Outside) {
  const [found] = await db
    .select({ user: users })
    .from(outsideIdentities)
    .innerJoin(users, eq(users.id, outsideIdentities.userId))
    .where(isThis(outside));
  return found?.user;
}

/** Returns whether nobody was this before. */
export async function insertOutside(tx: Db, outside: Outside & { userId: number }) {
  const inserted = await tx
    .insert(outsideIdentities)
    .values(outside)
    .onConflictDoNothing()
    .returning({ userId: outsideIdentities.userId });
  return inserted.length > 0;
}

export const countOutside = (db: Db, userId: number, issuer: string): Promise<number> =>
  db.$count(
    outsideIdentities,
    and(eq(outsideIdentities.userId, userId), eq(outsideIdentities.issuer, issuer)),
  );

/** Whether a user can sign in here without a provider. Their row stays locked: nobody else takes away a way meanwhile. */
export async function hasOwnWay(tx: Db, userId: number): Promise<boolean> {
  const [user] = await tx
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId))
    .for('update');
  return user?.passwordHash != null || (await tx.$count(passkeys, eq(passkeys.userId, userId))) > 0;
}

export async function deleteOutside(db: Db, userId: number, issuer: string): Promise<void> {
  await db
    .delete(outsideIdentities)
    .where(and(eq(outsideIdentities.userId, userId), eq(outsideIdentities.issuer, issuer)));
}
