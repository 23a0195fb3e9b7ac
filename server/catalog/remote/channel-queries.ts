import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Channel } from '../channel-queries.ts';
import { channels } from '../tables.ts';
import type { RemoteChannel } from './channel.ts';

/** The node an account is of: null for this one; undefined for no account. */
export const hostOfAccount = async (tx: Db, id: number): Promise<string | null | undefined> =>
  (await tx.select({ host: accounts.host }).from(accounts).where(eq(accounts.id, id)))[0]?.host;

/** Whether a channel with another id has this handle. */
export async function isHandleTaken(tx: Db, { url, name, host }: RemoteChannel): Promise<boolean> {
  const [other] = await tx
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(sql`lower(${channels.name})`, name.toLowerCase()),
        eq(sql`coalesce(${channels.host}, '')`, host),
        or(isNull(channels.url), ne(channels.url, url)),
      ),
    );
  return other !== undefined;
}

export async function lockRemoteChannel(tx: Db, url: string): Promise<Channel | undefined> {
  const [row] = await tx.select().from(channels).where(eq(channels.url, url)).for('update');
  return row;
}

export async function upsertChannel(
  tx: Db,
  { followersCount: followers, playerTheme, ...channel }: RemoteChannel,
): Promise<Channel> {
  const given = {
    ...(followers !== undefined && { followers }),
    ...(playerTheme !== undefined && { playerTheme }),
  };
  const { createdAt: _, ...said } = channel;
  const [row] = await tx
    .insert(channels)
    .values({ ...channel, ...given })
    .onConflictDoUpdate({
      target: channels.url,
      set: { ...said, ...given, updatedAt: sql`now()` },
    })
    .returning();
  return row!;
}
