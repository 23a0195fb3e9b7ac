import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { channels } from '../tables.ts';

/** An account by its handle: its name, with `@host` when it is of another node. */
export async function findAccountByHandle(db: Db, handle: string, ownHost: string) {
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(isCalled(accounts, handle, ownHost));
  return account;
}

export async function findChannelByHandle(db: Db, handle: string, ownHost: string) {
  const [channel] = await db
    .select({ id: channels.id, accountId: channels.accountId })
    .from(channels)
    .where(isCalled(channels, handle, ownHost));
  return channel;
}

/**
 * Locks channels, so that the positions of their playlists stay without holes. Always before a playlist itself, so that
 * two who reorder and change wait for each other one way only.
 */
export const lockChannels = (tx: Db, channelIds: number[]) =>
  tx
    .select({ id: channels.id })
    .from(channels)
    .where(inArray(channels.id, channelIds))
    .orderBy(asc(channels.id))
    .for('no key update');

function isCalled(actor: typeof accounts | typeof channels, handle: string, ownHost: string) {
  const [name, host] = handle.split('@', 2);
  return and(
    eq(sql`lower(${actor.name})`, (name ?? '').toLowerCase()),
    host && host !== ownHost ? eq(actor.host, host.toLowerCase()) : isNull(actor.host),
  );
}
