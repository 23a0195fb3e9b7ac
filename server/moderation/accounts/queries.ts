import { and, eq, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { foreignHost, type Handle } from './handle.ts';

const withUsers = (db: Db) =>
  db
    .select({ account: accounts, userId: users.id, role: users.role })
    .from(accounts)
    .leftJoin(users, eq(users.accountId, accounts.id));

export type KnownAccount = Awaited<ReturnType<typeof findAccount>>;

/** An account with who signs in with it here, if anybody. Fails with `not_found`. */
export async function findAccount(db: Db, node: { host: string }, handle: Handle) {
  const host = foreignHost(node, handle);
  const [row] = await withUsers(db).where(
    and(
      eq(sql`lower(${accounts.name})`, handle.name.toLowerCase()),
      eq(sql`coalesce(${accounts.host}, '')`, host ?? ''),
    ),
  );
  if (!row) throw notFound('Account');
  return row;
}

export async function findAccountById(db: Db, id: number) {
  const [row] = await withUsers(db).where(eq(accounts.id, id));
  if (!row) throw notFound('Account');
  return row;
}

/** Whether there is such an account, which then stays until the transaction ends. */
export const isThere = async (tx: Db, id: number): Promise<boolean> =>
  (await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, id)).for('key share'))
    .length > 0;
