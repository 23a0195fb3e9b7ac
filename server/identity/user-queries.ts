import { and, desc, eq, isNull, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { ADVISORY_LOCK } from '../platform/db/advisory-locks.ts';
import { notFound } from '../platform/errors.ts';
import { preferencesOf } from './preferences.ts';
import { accounts, otpApps, registrations, users } from './tables.ts';
import type { User } from './user.ts';

export type UserWithAccount = Awaited<ReturnType<typeof findUserWithAccount>>;

const withAccounts = (db: Db) =>
  db
    .select({
      user: users,
      account: accounts,
      twoFactorEnabled: sql<boolean>`${otpApps.userId} is not null`,
    })
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .leftJoin(otpApps, eq(otpApps.userId, users.id));

/** Who signs in with this name or e-mail address, in any case of letters. Names hold no `@`, so one cannot pass for the other. */
export async function findCredentials(db: Db, login: string) {
  const column = login.includes('@') ? users.email : accounts.name;
  const [found] = await withAccounts(db).where(
    and(eq(sql`lower(${column})`, sql`lower(${login})`), isNull(accounts.host)),
  );
  return found?.user;
}

/** As `findCredentials`, of who waits to be let in, or was not. */
export async function findApplicant(db: Db, login: string) {
  const column = login.includes('@') ? registrations.email : registrations.username;
  const [found] = await db
    .select()
    .from(registrations)
    .where(and(eq(sql`lower(${column})`, sql`lower(${login})`), isNull(registrations.userId)))
    .orderBy(desc(registrations.id))
    .limit(1);
  return found;
}

/** What is known of who is signed in. For queries that join `users` and their `accounts`. */
export const SIGNED_IN = {
  id: users.id,
  accountId: users.accountId,
  username: accounts.name,
  role: users.role,
  quotaBytes: users.quotaBytes,
  quotaDailyBytes: users.quotaDailyBytes,
  adminFlags: users.adminFlags,
  preferences: users.preferences,
};

/** A user as they are when they are signed in. */
export async function findUser(db: Db, userId: number): Promise<User | undefined> {
  const [row] = await db
    .select(SIGNED_IN)
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(eq(users.id, userId));
  return row && { ...row, preferences: preferencesOf(row.preferences) };
}

export async function recordSignIn(db: Db, userId: number): Promise<void> {
  await db
    .update(users)
    .set({ lastLoginAt: sql`now()` })
    .where(eq(users.id, userId));
}

/** Fails with `not_found` when there is no such user any more. */
export async function findUserWithAccount(db: Db, userId: number) {
  const [found] = await withAccounts(db).where(eq(users.id, userId));
  if (!found) throw notFound('User');
  return found;
}

export async function insertUser(
  tx: Db,
  {
    username,
    displayName,
    ...user
  }: Omit<typeof users.$inferInsert, 'accountId'> & {
    username: string;
    displayName?: string | null | undefined;
  },
) {
  const [account] = await tx
    .insert(accounts)
    .values({ name: username, displayName: displayName ?? username })
    .returning({ id: accounts.id });
  const [row] = await tx
    .insert(users)
    .values({ ...user, accountId: account!.id })
    .returning({ id: users.id });
  return { id: row!.id, accountId: account!.id };
}

/** Whether nobody can sign in here yet. Others that ask wait until this transaction ends. */
export async function isFirstStart(tx: Db): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.firstUser})`);
  const [user] = await tx.select({ id: users.id }).from(users).limit(1);
  return user === undefined;
}
