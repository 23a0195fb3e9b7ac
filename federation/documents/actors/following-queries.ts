import { and, asc, eq, isNull, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { follows } from '../../../server/catalog/social-tables.ts';
import { channels } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import type { ActorOf } from '../../actors/queries.ts';
import { isGone, isGoneActor } from '../../delivery/index.ts';
import { actors, nodeFollows } from '../../tables.ts';
import { findListed } from '../listed-queries.ts';
import type { Node } from '../node.ts';
import type { Range } from '../paging.ts';
import { addressColumn } from './address-queries.ts';

const follower = alias(actors, 'follower');

type Page = { total: number; rows: { url: string }[] };

/**
 * A page of whom an actor of this node follows, in the order it began, and how many there are; who is gone does not count.
 * Channels follow nobody.
 */
export function findFollowing(
  db: Db,
  node: Node,
  of: ActorOf,
  range: Range | undefined,
): Promise<Page> {
  if (of === 'node') return followedByNode(db, range);
  if ('accountId' in of) return followedByAccount(db, node, of.accountId, range);
  return Promise.resolve({ total: 0, rows: [] });
}

const followedByNode = (db: Db, range: Range | undefined): Promise<Page> =>
  findListed(
    db,
    db
      .select({ url: actors.url })
      .from(nodeFollows)
      .innerJoin(follower, eq(follower.id, nodeFollows.followerId))
      .innerJoin(actors, eq(actors.id, nodeFollows.followedId))
      .where(
        and(
          eq(nodeFollows.state, 'accepted'),
          eq(follower.type, 'Application'),
          isNull(follower.host),
          not(isGoneActor(actors)),
        ),
      )
      .$dynamic(),
    [asc(nodeFollows.createdAt), asc(nodeFollows.id)],
    range,
  );

function followedByAccount(
  db: Db,
  { publicUrl: { origin } }: Node,
  accountId: number,
  range: Range | undefined,
): Promise<Page> {
  const channel = addressColumn(origin, 'video-channels', channels);
  const account = addressColumn(origin, 'accounts', accounts);
  const url = sql<string>`case when ${follows.channelId} is null then ${account} else ${channel} end`;
  const query = db
    .select({ url: url.as('url') })
    .from(follows)
    .leftJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(accounts, eq(accounts.id, follows.accountId))
    .where(
      and(
        eq(follows.followerId, accountId),
        eq(follows.state, 'accepted'),
        isNull(channels.deletedAt),
        not(or(isGone(channels.host), isGone(accounts.host))!),
      ),
    )
    .$dynamic();
  return findListed(db, query, [asc(follows.createdAt), asc(follows.id)], range);
}
