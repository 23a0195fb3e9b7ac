import { and, eq, gt, lt, sql } from 'drizzle-orm';

import { secondsFromNow } from '../platform/columns.ts';
import type { Db } from '../platform/db.ts';
import { hashToken, newToken } from './sessions/token.ts';
import { oneTimeTokens } from './tables.ts';

export type Purpose =
  | 'verify-email'
  | 'verify-pending-email'
  | 'verify-registration'
  | 'reset-password'
  | 'passkey-registration'
  | 'passkey-sign-in'
  | 'oidc'
  | 'outside-sign-in';

type OneTime = { subjectId?: number; payload?: object; minutes: number };

/** Hands out a secret that can be taken back once, within these minutes. Only its hash is kept. */
export async function issueOneTime(
  db: Db,
  purpose: Purpose,
  { minutes, ...values }: OneTime,
  token = newToken(),
): Promise<string> {
  const expiresAt = secondsFromNow(minutes * 60);
  await db.insert(oneTimeTokens).values({ hash: hashToken(token), purpose, ...values, expiresAt });
  return token;
}

const isGood = (purpose: Purpose, token: string) =>
  and(
    eq(oneTimeTokens.hash, hashToken(token)),
    eq(oneTimeTokens.purpose, purpose),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );

/** Takes a secret back: of all who show it at the same time, one gets what it was issued for. */
export async function takeOneTime(db: Db, purpose: Purpose, token: string) {
  const [taken] = await db.delete(oneTimeTokens).where(isGood(purpose, token)).returning();
  return taken;
}

/** As `takeOneTime`, but only for this subject: a link of somebody else is not spent by it. */
export async function takeOneTimeOf(db: Db, purpose: Purpose, token: string, subjectId: number) {
  const isTheirs = and(isGood(purpose, token), eq(oneTimeTokens.subjectId, subjectId));
  const [taken] = await db.delete(oneTimeTokens).where(isTheirs).returning();
  return taken;
}

/** Makes all that was handed out to somebody for this purpose worthless. */
export async function revokeOneTime(db: Db, purpose: Purpose, subjectId: number): Promise<void> {
  await db
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.purpose, purpose), eq(oneTimeTokens.subjectId, subjectId)));
}

export async function deleteExpiredOneTimes(db: Db): Promise<void> {
  await db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, sql`now()`));
}
