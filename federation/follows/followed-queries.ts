import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type AnyPgColumn, alias, QueryBuilder } from 'drizzle-orm/pg-core';

import { channels, videos } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { boosts } from '../boosts/tables.ts';
import { isGoneActor } from '../delivery/index.ts';
import { actors, nodeFollows } from '../tables.ts';

const query = new QueryBuilder();
const us = alias(actors, 'us');
const followed = alias(actors, 'followed');

/** What this node follows by itself and is still there, each by one of its columns: asked once, and not for every row. */
const followedBy = (column: AnyPgColumn, isSuch?: SQL) =>
  query
    .select({ it: column })
    .from(nodeFollows)
    .innerJoin(us, and(eq(us.id, nodeFollows.followerId), isNull(us.host)))
    .innerJoin(followed, eq(followed.id, nodeFollows.followedId))
    .where(
      and(eq(nodeFollows.state, 'accepted'), isNotNull(column), not(isGoneActor(followed)), isSuch),
    );

const isOfFollowedNode = (host: AnyPgColumn) =>
  inArray(host, followedBy(followed.host, eq(followed.type, 'Application')));

/** Whether this node follows a channel of another one, its account or its whole node. */
const isFollowed = sql`(${or(
  inArray(channels.id, followedBy(followed.channelId)),
  inArray(channels.accountId, followedBy(followed.accountId)),
  isOfFollowedNode(channels.host),
)})`;

/** Whether it follows somebody who shows a video, or the node of such a one. */
const isShown = exists(
  query
    .select({ one: sql`1` })
    .from(boosts)
    .innerJoin(actors, eq(actors.id, boosts.actorId))
    .where(
      and(
        eq(boosts.videoId, videos.id),
        or(inArray(actors.id, followedBy(followed.id)), isOfFollowedNode(actors.host)),
      ),
    ),
);

const isMistakenOfChannel = and(
  isNotNull(channels.host),
  sql`${channels.followed} is distinct from ${isFollowed}`,
);

/** The first channels after one of which it is not written down right whether they are followed. */
export const mistakenChannels = async (db: Db, after: number, limit: number): Promise<number[]> =>
  (
    await db
      .select({ id: channels.id })
      .from(channels)
      .where(and(isMistakenOfChannel, gt(channels.id, after)))
      .orderBy(asc(channels.id))
      .limit(limit)
  ).map(({ id }) => id);

/** Writes down whether a channel is followed, unless that is right already: whether it was not. Locks it then. */
export const correctChannel = async (tx: Db, id: number): Promise<boolean> =>
  (
    await tx
      .update(channels)
      .set({ followed: sql`${isFollowed}` })
      .where(and(eq(channels.id, id), isMistakenOfChannel))
      .returning({ id: channels.id })
  ).length > 0;

/** Nothing changes whether a channel is followed until the transaction ends. */
export const holdChannel = (tx: Db, id: number) =>
  tx.select({ id: channels.id }).from(channels).where(eq(channels.id, id)).for('share');

const isRight = sql<boolean>`(${channels.followed} or ${isShown})`;

/** Which videos: these, all of a channel, or those that somebody shows. */
export type Which = { ids: number[] } | { channelId: number } | 'shown';

const isAmong = (which: Which) => {
  if (which === 'shown')
    return inArray(
      videos.id,
      query.select({ id: boosts.videoId }).from(boosts).where(isNotNull(boosts.videoId)),
    );
  return 'ids' in which ? inArray(videos.id, which.ids) : eq(videos.channelId, which.channelId);
};

/** The first videos of other nodes of which it is not written down right whether everybody finds them, locked; and what is. */
export const mistakenVideos = (tx: Db, which: Which, limit: number) =>
  tx
    .select({ id: videos.id, followed: isRight })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        isAmong(which),
        isNotNull(videos.url),
        sql`${videos.followed} is distinct from ${isRight}`,
      ),
    )
    .orderBy(asc(videos.id))
    .limit(limit)
    .for('no key update', { of: videos });
