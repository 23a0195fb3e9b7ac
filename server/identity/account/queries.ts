import { and, eq, isNull, ne, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { type Preferences, preferencesOf } from '../preferences.ts';
import { accounts, users } from '../tables.ts';
import { SIGNED_IN } from '../user-queries.ts';
import type { User } from '../user.ts';

type Loosely<T> = { [F in keyof T]?: T[F] | undefined };
type UserValues = Loosely<Omit<typeof users.$inferInsert, 'preferences'>> & {
  preferences?: Loosely<Preferences>;
};

/** Changes a user. Preferences are added to those that were changed before. */
export async function updateUser(
  tx: Db,
  userId: number,
  { preferences = {}, ...values }: UserValues,
): Promise<void> {
  const merged = sql`${users.preferences} || ${JSON.stringify(preferences)}::jsonb`;
  await tx
    .update(users)
    .set({ ...values, preferences: merged })
    .where(eq(users.id, userId));
}

export async function updateAccount(
  tx: Db,
  accountId: number,
  values: { displayName?: string | undefined; description?: string | null | undefined },
): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(accounts.id, accountId));
}

/** Whether somebody else signs in with this address. One that waits to be proved is nobody's yet. */
export async function isEmailTaken(db: Db, email: string, but?: number): Promise<boolean> {
  const same = eq(sql`lower(${users.email})`, sql`lower(${email})`);
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(same, but === undefined ? undefined : ne(users.id, but)))
    .limit(1);
  return rows.length > 0;
}

export const findFeedToken = async (db: Db, userId: number): Promise<string> => {
  const [row] = await db
    .select({ feedToken: users.feedToken })
    .from(users)
    .where(eq(users.id, userId));
  return row!.feedToken;
};

export async function renewFeedToken(db: Db, userId: number): Promise<string> {
  const [row] = await db
    .update(users)
    .set({ feedToken: sql`gen_random_uuid()` })
    .where(eq(users.id, userId))
    .returning({ feedToken: users.feedToken });
  return row!.feedToken;
}

/** Who reads their own feeds: the user of this account, if the token is theirs and they are not blocked. */
export async function findFeedReader(
  db: Db,
  accountId: number,
  feedToken: string,
): Promise<User | undefined> {
  const [row] = await db
    .select(SIGNED_IN)
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(
      and(
        eq(users.accountId, accountId),
        eq(sql`${users.feedToken}::text`, feedToken.toLowerCase()),
        eq(users.blocked, false),
        isNull(accounts.deletedAt),
      ),
    );
  return row && { ...row, preferences: preferencesOf(row.preferences) };
}
