import { and, count, eq, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { comments } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, nodeFollows } from '../tables.ts';
import { followsUnder } from './ending-queries.ts';
import { isUnder } from './under-queries.ts';

const followingActor = alias(actors, 'following_actor');
const followedActor = alias(actors, 'followed_actor');

/** How much of what is here a policy for a host concerns. `follows`: in both directions, of nodes and of people. */
export async function countConcerned(db: Db, host: string) {
  const [ofAccounts, ofChannels, ofVideos, ofComments, ofPeople, ofNodes] = await Promise.all([
    of(
      db
        .select({ n: count() })
        .from(accounts)
        .where(and(isUnder(accounts.host, host), isNull(accounts.deletedAt))),
    ),
    of(
      db
        .select({ n: count() })
        .from(channels)
        .where(and(isUnder(channels.host, host), isNull(channels.deletedAt))),
    ),
    of(
      db
        .select({ n: count() })
        .from(videos)
        .innerJoin(channels, eq(channels.id, videos.channelId))
        .where(isUnder(channels.host, host)),
    ),
    of(
      db
        .select({ n: count() })
        .from(comments)
        .innerJoin(accounts, eq(accounts.id, comments.accountId))
        .where(and(isUnder(accounts.host, host), isNull(comments.deletedAt))),
    ),
    of(peopleFollows(db, host)),
    of(nodesFollows(db, host)),
  ]);
  return {
    accounts: ofAccounts,
    channels: ofChannels,
    videos: ofVideos,
    comments: ofComments,
    follows: ofPeople + ofNodes,
  };
}

const of = (rows: Promise<{ n: number }[]>) => rows.then(([row]) => row!.n);

const peopleFollows = async (db: Db, host: string) =>
  db.select({ n: count() }).from(followsUnder(db, host).as('follows_under'));

const nodesFollows = async (db: Db, host: string) =>
  db
    .select({ n: count() })
    .from(nodeFollows)
    .innerJoin(followingActor, eq(followingActor.id, nodeFollows.followerId))
    .innerJoin(followedActor, eq(followedActor.id, nodeFollows.followedId))
    .where(or(isUnder(followingActor.host, host), isUnder(followedActor.host, host)));
