import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { accounts } from '../tables.ts';
import type { RemoteAccount } from './account.ts';

export type AccountRow = typeof accounts.$inferSelect;

/** Whether an account with another id has this handle. */
export async function isHandleTaken(tx: Db, { url, name, host }: RemoteAccount): Promise<boolean> {
  const [other] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(sql`lower(${accounts.name})`, name.toLowerCase()),
        eq(sql`coalesce(${accounts.host}, '')`, host),
        or(isNull(accounts.url), ne(accounts.url, url)),
      ),
    );
  return other !== undefined;
}

/** An account that was forgotten comes back with what is said of it now. */
export async function upsertRemoteAccount(
  tx: Db,
  { followersCount: followers, followingCount: following, ...account }: RemoteAccount,
): Promise<AccountRow> {
  const counts = {
    ...(followers !== undefined && { followers }),
    ...(following !== undefined && { following }),
  };
  const { createdAt: _, ...said } = account;
  const [row] = await tx
    .insert(accounts)
    .values({ ...account, ...counts })
    .onConflictDoUpdate({
      target: accounts.url,
      set: { ...said, ...counts, deletedAt: null, updatedAt: sql`now()` },
    })
    .returning();
  return row!;
}

export async function findRemoteAccount(tx: Db, url: string): Promise<AccountRow | undefined> {
  const [row] = await tx.select().from(accounts).where(eq(accounts.url, url)).for('update');
  return row;
}
