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
  idsOf(
    await db
      .select({ id: channels.id })
      .from(channels)
      .where(and(isMistakenOfChannel, gt(channels.id, after)))
      .orderBy(asc(channels.id))
      .limit(limit),
  );

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

/** Nor, but for this transaction, whether everybody finds a video of it. */
export async function holdVideo(tx: Db, { id, channelId }: { id: number; channelId: number }) {
  await holdChannel(tx, channelId);
  await tx.select({ id: videos.id }).from(videos).where(eq(videos.id, id)).for('no key update');
}

/** The first videos of other nodes after one. */
export const foreignVideos = async (db: Db, after: number, limit: number): Promise<number[]> =>
  idsOf(
    await db
      .select({ id: videos.id })
      .from(videos)
      .where(and(isNotNull(videos.url), gt(videos.id, after)))
      .orderBy(asc(videos.id))
      .limit(limit),
  );

/** Some videos of channels. */
export const videosOf = async (db: Db, channelIds: number[], limit: number): Promise<number[]> =>
  idsOf(
    await db
      .select({ id: videos.id })
      .from(videos)
      .where(inArray(videos.channelId, channelIds))
      .limit(limit),
  );

const isRight = sql<boolean>`(${channels.followed} or ${isShown})`;

/** Of which of these videos of other nodes it is not written down right whether everybody finds them; and what is right. */
export const mistakenVideos = (tx: Db, ids: number[]) =>
  tx
    .select({ id: videos.id, followed: isRight })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        inArray(videos.id, ids),
        isNotNull(videos.url),
        sql`${videos.followed} is distinct from ${isRight}`,
      ),
    )
    .orderBy(asc(videos.id))
    .$dynamic();

/** Locks these of them. What is right of one may be something else then, by whoever held it. */
export const lockMistaken = async (tx: Db, ids: number[]): Promise<number[]> =>
  idsOf(await mistakenVideos(tx, ids).for('no key update', { of: videos }));

const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id);
