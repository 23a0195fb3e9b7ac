import { and, inArray, isNull, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { ADVISORY_LOCK } from '../../platform/db/advisory-locks.ts';
import { retiredNames } from '../actor-tables.ts';
import { channels } from '../tables.ts';

/**
 * Those of these names that nobody can get, in lower case: an account or a channel of this node has them, since both
 * share one namespace, or had them. Others who ask wait until the transaction ends.
 */
export async function findTakenNames(tx: Db, names: string[]): Promise<Set<string>> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.actorNames})`);
  const wanted = names.map((name) => name.toLowerCase());
  const rows = await union(
    tx
      .select({ name: nameOf(accounts) })
      .from(accounts)
      .where(and(isNull(accounts.host), inArray(nameOf(accounts), wanted))),
    tx
      .select({ name: nameOf(channels) })
      .from(channels)
      .where(and(isNull(channels.host), inArray(nameOf(channels), wanted))),
    tx
      .select({ name: retiredNames.name })
      .from(retiredNames)
      .where(inArray(retiredNames.name, wanted)),
  );
  return new Set(rows.map(({ name }) => name));
}

const nameOf = (table: typeof accounts | typeof channels) => sql<string>`lower(${table.name})`;

/** Keeps a name from being given again. */
export const retireName = (tx: Db, name: string) =>
  tx.insert(retiredNames).values({ name: name.toLowerCase() }).onConflictDoNothing();
