import { and, desc, eq, exists, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { channels, videos } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { boosts } from '../boosts/tables.ts';
import { isGoneActor } from '../delivery/index.ts';
import { actors, nodeFollows } from '../tables.ts';

const MOST_SHOWN = 1_000;

const us = alias(actors, 'us');
const followed = alias(actors, 'followed');

/** Whether this node follows an actor that `isWhom` tells of as `followed`, and that is still there. */
const isFollowed = (db: Db, isWhom: SQL | undefined) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(nodeFollows)
      .innerJoin(us, and(eq(us.id, nodeFollows.followerId), isNull(us.host)))
      .innerJoin(followed, eq(followed.id, nodeFollows.followedId))
      .where(and(eq(nodeFollows.state, 'accepted'), not(isGoneActor(followed)), isWhom)),
  );

const isNodeAt = (host: typeof channels.host | typeof actors.host) =>
  and(eq(followed.type, 'Application'), eq(followed.host, host));

/** Those of these channels that this node follows: themselves, with their accounts or with their whole nodes. */
export async function followedChannels(db: Db, channelIds: number[]): Promise<number[]> {
  const isWhom = or(
    eq(followed.channelId, channels.id),
    eq(followed.accountId, channels.accountId),
    isNodeAt(channels.host),
  );
  const rows = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(inArray(channels.id, channelIds), isFollowed(db, isWhom)));
  return rows.map(({ id }) => id);
}

/** Those of these videos of other nodes that are shown by others whom this node follows, or whose nodes; of many the newest. */
export async function videosShown(
  db: Db,
  among: { channelIds: number[] } | { videoId: number },
): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: videos.id })
    .from(videos)
    .innerJoin(boosts, eq(boosts.videoId, videos.id))
    .innerJoin(actors, eq(actors.id, boosts.actorId))
    .where(
      and(
        'videoId' in among
          ? eq(videos.id, among.videoId)
          : inArray(videos.channelId, among.channelIds),
        isFollowed(db, or(eq(followed.id, actors.id), isNodeAt(actors.host))),
      ),
    )
    .orderBy(desc(videos.id))
    .limit(MOST_SHOWN);
  return rows.map(({ id }) => id);
}
