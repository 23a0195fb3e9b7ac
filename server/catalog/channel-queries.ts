import { and, asc, eq, isNull } from 'drizzle-orm';

import { type accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import type { Limited } from './quota.ts';
import { channels } from './tables.ts';

export type Account = typeof accounts.$inferSelect;
export type Channel = typeof channels.$inferSelect;

/** Creates a channel of an account. Its name shares one namespace with accounts' names: the caller chooses it free. */
export async function createChannel(
  tx: Db,
  channel: typeof channels.$inferInsert,
): Promise<Channel> {
  const [row] = await tx.insert(channels).values(channel).returning();
  return row!;
}

/** The channels of an account, oldest (the default one) first. */
export const channelsOfAccount = (db: Db, accountId: number): Promise<Channel[]> =>
  db
    .select()
    .from(channels)
    .where(and(eq(channels.accountId, accountId), isNull(channels.deletedAt)))
    .orderBy(asc(channels.id))
    .limit(100);

/** Who signs in with the account that a channel is of, and their quota. */
export async function findChannelOwner(db: Db, channelId: number): Promise<Limited | undefined> {
  const { id, quotaBytes, quotaDailyBytes } = users;
  const [owner] = await db
    .select({ id, quotaBytes, quotaDailyBytes })
    .from(channels)
    .innerJoin(users, eq(users.accountId, channels.accountId))
    .where(eq(channels.id, channelId));
  return owner;
}

/** A channel by number. Undefined once it is deleted. */
export async function findChannelById(tx: Db, channelId: number) {
  const [row] = await tx.select().from(channels).where(eq(channels.id, channelId));
  return row?.deletedAt === null ? row : undefined;
}
