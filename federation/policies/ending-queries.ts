import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { follows } from '../../server/catalog/social-tables.ts';
import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, deliveries, inboxActivities, nodeFollows, nodes } from '../tables.ts';
import { isUnder } from './under-queries.ts';

const follower = alias(accounts, 'follower');
const followedAccount = alias(accounts, 'followed_account');

/** The follows between people of this node and of that host, in either direction. */
export const followsUnder = (db: Db, host: string) =>
  db
    .select({
      followerId: follows.followerId,
      channelId: follows.channelId,
      accountId: follows.accountId,
    })
    .from(follows)
    .innerJoin(follower, eq(follower.id, follows.followerId))
    .leftJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(followedAccount, eq(followedAccount.id, follows.accountId))
    .where(
      or(
        isUnder(follower.host, host),
        isUnder(channels.host, host),
        isUnder(followedAccount.host, host),
      ),
    );

const actorsUnder = (db: Db, host: string) =>
  db.select({ id: actors.id }).from(actors).where(isUnder(actors.host, host));

/** Ends what nodes follow of each other, in either direction. */
export const dropNodeFollows = (db: Db, host: string) =>
  db
    .delete(nodeFollows)
    .where(
      or(
        inArray(nodeFollows.followerId, actorsUnder(db, host)),
        inArray(nodeFollows.followedId, actorsUnder(db, host)),
      ),
    );

/** The hosts of a domain whose nodes are gone. */
export const goneUnder = async (db: Db, host: string): Promise<string[]> =>
  (
    await db
      .select({ host: nodes.host })
      .from(nodes)
      .where(and(isNotNull(nodes.goneAt), isUnder(nodes.host, host)))
  ).map((node) => node.host);

/** The nodes of a domain of which a picture is kept. */
export const picturedNodes = (db: Db, host: string) =>
  db
    .select({ id: actors.id })
    .from(actors)
    .where(and(isUnder(actors.host, host), sql`jsonb_array_length(${actors.avatars}) > 0`));

/** Gives up what still waits to be sent there. */
export const dropDeliveries = (db: Db, host: string) =>
  db
    .update(deliveries)
    .set({ state: 'gave-up', endedAt: sql`now()`, lastError: 'This node sends nothing there.' })
    .where(sql`${deliveries.state} = 'waiting' and ${isUnder(deliveries.host, host)}`);

/** Refuses what came from there and waits to be handled. */
export const dropArrived = (db: Db, host: string) =>
  db
    .update(inboxActivities)
    .set({ state: 'refused', reason: 'This node takes nothing from there.' })
    .where(
      sql`${inboxActivities.state} = 'waiting' and ${inArray(inboxActivities.signerId, actorsUnder(db, host))}`,
    );
