import { and, eq, or, sql } from 'drizzle-orm';

import { channels } from '../catalog/tables.ts';
import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import type { Handle } from './handle.ts';

const isCalled = (table: typeof accounts | typeof channels, handle: Handle, nodeHost: string) =>
  and(
    eq(sql`lower(${table.name})`, handle.name),
    eq(sql`coalesce(${table.host}, '')`, handle.host === nodeHost ? '' : (handle.host ?? '')),
  );

/** Those of these accounts that this node knows; `nodeHost` is its own. */
export const findAccounts = (db: Db, handles: Handle[], nodeHost: string) =>
  handles.length === 0
    ? Promise.resolve([])
    : db
        .select({ id: accounts.id, userId: users.id })
        .from(accounts)
        .leftJoin(users, eq(users.accountId, accounts.id))
        .where(or(...handles.map((handle) => isCalled(accounts, handle, nodeHost))));

/** Those of these channels that this node knows, with the accounts they belong to. */
export const findChannels = (db: Db, handles: Handle[], nodeHost: string) =>
  handles.length === 0
    ? Promise.resolve([])
    : db
        .select({ channel: channels, account: accounts, ownerUserId: users.id })
        .from(channels)
        .innerJoin(accounts, eq(accounts.id, channels.accountId))
        .leftJoin(users, eq(users.accountId, accounts.id))
        .where(or(...handles.map((handle) => isCalled(channels, handle, nodeHost))));
