import { and, eq, exists, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { follows } from '../../server/catalog/social-tables.ts';
import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, nodeFollows } from '../tables.ts';

const them = alias(actors, 'them');
const us = alias(actors, 'us');
const ourAccount = alias(accounts, 'our_account');

/** Whether anybody of a host follows this node, or an account or channel of it. */
export async function isFollowedFrom(db: Db, host: string): Promise<boolean> {
  const byNode = db
    .select({ one: sql`1` })
    .from(them)
    .innerJoin(nodeFollows, eq(nodeFollows.followerId, them.id))
    .innerJoin(us, and(eq(us.id, nodeFollows.followedId), isNull(us.host)))
    .where(and(eq(them.host, host), eq(nodeFollows.state, 'accepted')));
  const byPeople = db
    .select({ one: sql`1` })
    .from(them)
    .innerJoin(follows, eq(follows.followerId, them.accountId))
    .leftJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(ourAccount, eq(ourAccount.id, follows.accountId))
    .where(
      and(
        eq(them.host, host),
        eq(follows.state, 'accepted'),
        or(isNull(channels.url), isNull(follows.channelId)),
        or(isNull(ourAccount.url), isNull(follows.accountId)),
      ),
    );
  const [row] = await db.execute<{ followed: boolean }>(
    sql`select ${or(exists(byNode), exists(byPeople))} as followed`,
  );
  return row!.followed;
}
