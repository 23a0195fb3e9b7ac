import { and, count, eq, not, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';

import { follows } from '../../../server/catalog/social-tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import type { ActorOf } from '../../actors/queries.ts';
import { isGone } from '../../delivery/index.ts';
import { actors, nodeFollows } from '../../tables.ts';
import type { Node } from '../node.ts';
import type { Range } from '../paging.ts';
import { addressColumn } from './address-queries.ts';

const followed = alias(actors, 'followed');

/** A page of who follows an actor of this node, in the order they came, and how many there are; who is gone does not count. */
export async function findFollowers(db: Db, node: Node, of: ActorOf, range: Range | undefined) {
  const [[people], [nodes], rows] = await Promise.all([
    db
      .select({ total: count() })
      .from(follows)
      .innerJoin(accounts, eq(accounts.id, follows.followerId))
      .where(byPeople(of)),
    db
      .select({ total: count() })
      .from(nodeFollows)
      .innerJoin(followed, eq(followed.id, nodeFollows.followedId))
      .innerJoin(actors, eq(actors.id, nodeFollows.followerId))
      .where(byNodes(of)),
    range ? pageOf(db, node, of, range) : [],
  ]);
  return { total: people!.total + nodes!.total, rows };
}

function pageOf(db: Db, { publicUrl }: Node, of: ActorOf, range: Range) {
  const people = db
    .select({
      url: addressColumn(publicUrl.origin, 'accounts', accounts).as('url'),
      at: follows.createdAt,
      id: follows.id,
    })
    .from(follows)
    .innerJoin(accounts, eq(accounts.id, follows.followerId))
    .where(byPeople(of));
  const nodes = db
    .select({
      url: sql<string>`${actors.url}`.as('url'),
      at: nodeFollows.createdAt,
      id: nodeFollows.id,
    })
    .from(nodeFollows)
    .innerJoin(followed, eq(followed.id, nodeFollows.followedId))
    .innerJoin(actors, eq(actors.id, nodeFollows.followerId))
    .where(byNodes(of));
  return unionAll(people, nodes)
    .orderBy(sql`2`, sql`3`)
    .limit(range.count)
    .offset(range.start);
}

/** Accounts follow accounts and channels. */
const byPeople = (of: ActorOf) =>
  and(eq(follows.state, 'accepted'), followedBy(of), not(isGone(accounts.host)));

const followedBy = (of: ActorOf) => {
  if (of === 'node') return sql`false`;
  return 'accountId' in of
    ? eq(follows.accountId, of.accountId)
    : eq(follows.channelId, of.channelId);
};

/** Nodes follow all three. */
const byNodes = (of: ActorOf) =>
  and(eq(nodeFollows.state, 'accepted'), isFollowed(of), not(isGone(actors.host)));

const isFollowed = (of: ActorOf) => {
  if (of === 'node') return sql`${followed.type} = 'Application' and ${followed.host} is null`;
  return 'accountId' in of
    ? eq(followed.accountId, of.accountId)
    : eq(followed.channelId, of.channelId);
};
