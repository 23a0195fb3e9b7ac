import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { channels } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, nodeFollows } from '../tables.ts';

const us = alias(actors, 'us');

/** Those of these channels that this node follows: themselves, with their accounts or with their whole nodes. */
export async function followedChannels(db: Db, channelIds: number[]): Promise<number[]> {
  const followed = db
    .select({ one: sql`1` })
    .from(nodeFollows)
    .innerJoin(us, and(eq(us.id, nodeFollows.followerId), isNull(us.host)))
    .innerJoin(actors, eq(actors.id, nodeFollows.followedId))
    .where(
      and(
        eq(nodeFollows.state, 'accepted'),
        or(
          eq(actors.channelId, channels.id),
          eq(actors.accountId, channels.accountId),
          and(eq(actors.type, 'Application'), eq(actors.host, channels.host)),
        ),
      ),
    );
  const rows = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(inArray(channels.id, channelIds), exists(followed)));
  return rows.map(({ id }) => id);
}
