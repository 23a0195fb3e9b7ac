import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { accounts, sessions, users } from './tables.ts';
import type { User } from './user.ts';

/** A browser carries its session in a cookie; an API client carries bearer tokens, one of which refreshes the other. */
export type Credential = 'cookie' | 'bearer';

export type Session = { id: string; credential: Credential; expiresAt: Date; user: User };

export async function insertSession(db: Db, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session);
}

/** The living session of a token, unless its user is blocked. Neither kind of token works in the other's place. */
export async function findSession(
  db: Db,
  credential: Credential,
  accessHash: Buffer,
): Promise<Session | undefined> {
  const [row] = await db
    .select({
      id: sessions.id,
      expiresAt: sessions.accessExpiresAt,
      user: {
        id: users.id,
        accountId: users.accountId,
        username: accounts.name,
        role: users.role,
        quotaBytes: users.quotaBytes,
        quotaDailyBytes: users.quotaDailyBytes,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(
      and(
        eq(sessions.accessHash, accessHash),
        gt(sessions.accessExpiresAt, sql`now()`),
        credential === 'cookie' ? isNull(sessions.refreshHash) : isNotNull(sessions.refreshHash),
        eq(users.blocked, false),
      ),
    );
  return row && { ...row, credential };
}

/** Puts new tokens in the place of those this refresh token belongs to. Returns whether it was alive. */
export async function rotateSession(
  db: Db,
  refreshHash: Buffer,
  tokens: Partial<typeof sessions.$inferInsert>,
): Promise<boolean> {
  const welcome = db.select({ id: users.id }).from(users).where(eq(users.blocked, false));
  const rotated = await db
    .update(sessions)
    .set(tokens)
    .where(
      and(
        eq(sessions.refreshHash, refreshHash),
        gt(sessions.refreshExpiresAt, sql`now()`),
        inArray(sessions.userId, welcome),
      ),
    )
    .returning({ id: sessions.id });
  return rotated.length > 0;
}

export async function extendSession(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ accessExpiresAt: expiresAt }).where(eq(sessions.id, id));
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

export async function deleteFamily(db: Db, refreshFamilyHash: Buffer): Promise<void> {
  await db.delete(sessions).where(eq(sessions.refreshFamilyHash, refreshFamilyHash));
}

export async function deleteDeadSessions(db: Db): Promise<void> {
  const end = sql`greatest(${sessions.accessExpiresAt}, ${sessions.refreshExpiresAt})`;
  await db.delete(sessions).where(lt(end, sql`now()`));
}
