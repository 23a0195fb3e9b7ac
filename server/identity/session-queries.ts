import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { accounts, sessions, users } from './tables.ts';
import type { User } from './user.ts';

/** A browser carries its session in a cookie; an API client carries bearer tokens, one of which refreshes the other. */
export type Credential = 'cookie' | 'bearer';

export type Session = { id: string; expiresAt: Date; user: User };

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
        gt(sessions.accessExpiresAt, new Date()),
        credential === 'cookie' ? isNull(sessions.refreshHash) : isNotNull(sessions.refreshHash),
        eq(users.blocked, false),
      ),
    );
  return row;
}
