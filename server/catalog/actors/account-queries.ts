import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import type { Viewer } from '../access.ts';
import { isAdmitted } from '../domain-queries.ts';
import { isFoundBy } from '../visibility-queries.ts';
import type { Handle } from './handle.ts';

const withUsers = (db: Db) =>
  db
    .select({ account: accounts, userId: users.id })
    .from(accounts)
    .leftJoin(users, eq(users.accountId, accounts.id));

/**
 * An account by its whole name, in any case of letters, and who signs in with it here, if anybody. Of a node that is rejected
 * there is none.
 */
export async function findAccount(db: Db, { name, host }: Handle) {
  const [found] = await withUsers(db).where(
    and(
      eq(sql`lower(${accounts.name})`, name.toLowerCase()),
      eq(sql`coalesce(${accounts.host}, '')`, host ?? ''),
      isNull(accounts.deletedAt),
      isAdmitted(accounts.host),
    ),
  );
  return found;
}

/** An account of another node by its id. */
export async function findAccountAt(db: Db, url: string): Promise<FoundAccount | undefined> {
  const [found] = await withUsers(db).where(and(eq(accounts.url, url), isNull(accounts.deletedAt)));
  return found;
}

export type FoundAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** Whether an account is there, and neither muted by the viewer nor silenced for them. */
const isShown = (viewer: Viewer) => and(isNull(accounts.deletedAt), isFoundBy(viewer));

/** A page of the accounts the viewer has not muted. */
export function listAccounts(db: Db, viewer: Viewer, page: Page<'createdAt'>) {
  const direction = page.sort.descending ? desc : asc;
  return withUsers(db)
    .where(isShown(viewer))
    .orderBy(direction(accounts.createdAt), direction(accounts.id))
    .limit(page.count)
    .offset(page.start);
}

export const countAccounts = async (db: Db, viewer: Viewer) =>
  (await db.select({ total: count() }).from(accounts).where(isShown(viewer)))[0]!.total;
