import { and, eq, lt } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { otpApps, recoveryCodes } from '../tables.ts';

export async function findOtpApp(db: Db, userId: number) {
  const [app] = await db.select().from(otpApps).where(eq(otpApps.userId, userId));
  return app;
}

/** Returns whether there was none before. */
export async function insertOtpApp(tx: Db, app: typeof otpApps.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(otpApps)
    .values(app)
    .onConflictDoNothing()
    .returning({ userId: otpApps.userId });
  return inserted.length > 0;
}

/** Spends a code's step and all before it. Returns false for one that is spent: of two at the same time, one counts. */
export async function spendOtp(db: Db, userId: number, counter: number): Promise<boolean> {
  const spent = await db
    .update(otpApps)
    .set({ lastCounter: counter })
    .where(and(eq(otpApps.userId, userId), lt(otpApps.lastCounter, counter)))
    .returning({ userId: otpApps.userId });
  return spent.length > 0;
}

export async function replaceRecoveryCodes(tx: Db, userId: number, hashes: Buffer[]) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ userId, hash })));
}

export async function spendRecoveryCode(db: Db, userId: number, hash: Buffer): Promise<boolean> {
  const spent = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash)))
    .returning({ userId: recoveryCodes.userId });
  return spent.length > 0;
}

/** Returns whether there was one. */
export async function deleteOtpApp(tx: Db, userId: number): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const deleted = await tx
    .delete(otpApps)
    .where(eq(otpApps.userId, userId))
    .returning({ userId: otpApps.userId });
  return deleted.length > 0;
}
