import { and, eq, isNull, or, sql } from 'drizzle-orm';

import type { Handle } from '../catalog/index.ts';
import { channels } from '../catalog/tables.ts';
import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

const isCalled = (table: typeof accounts | typeof channels, { name, host }: Handle) =>
  and(
    eq(sql`lower(${table.name})`, name.toLowerCase()),
    eq(sql`coalesce(${table.host}, '')`, host ?? ''),
    isNull(table.deletedAt),
  );

/** Those of these accounts that this node knows. */
export const findAccountIds = async (db: Db, handles: Handle[]): Promise<number[]> =>
  handles.length === 0
    ? []
    : (
        await db
          .select({ id: accounts.id })
          .from(accounts)
          .where(or(...handles.map((handle) => isCalled(accounts, handle))))
      ).map(({ id }) => id);

/** Those of these channels that this node knows. */
export const findChannels = async (db: Db, handles: Handle[]) =>
  handles.length === 0
    ? []
    : db
        .select({ id: channels.id, name: channels.name, host: channels.host })
        .from(channels)
        .where(or(...handles.map((handle) => isCalled(channels, handle))));
