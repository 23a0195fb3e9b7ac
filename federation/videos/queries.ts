import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { follows } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Actor } from '../actors/queries.ts';
import { actors, nodeFollows } from '../tables.ts';

const us = alias(actors, 'us');
const them = alias(actors, 'them');

/**
 * Whether this node wants what an actor publishes: it follows the actor, or the node it is of, or somebody here follows its
 * channel or account.
 */
export async function isFollowed(db: Db, actorIds: number[], host: string): Promise<boolean> {
  const ofNode = db
    .select({ one: sql`1` })
    .from(nodeFollows)
    .innerJoin(us, and(eq(us.id, nodeFollows.followerId), isNull(us.host)))
    .innerJoin(them, eq(them.id, nodeFollows.followedId))
    .where(
      and(
        eq(nodeFollows.state, 'accepted'),
        or(inArray(them.id, actorIds), and(eq(them.type, 'Application'), eq(them.host, host))),
      ),
    );
  const ofUsers = db
    .select({ one: sql`1` })
    .from(actors)
    .innerJoin(
      follows,
      or(eq(follows.channelId, actors.channelId), eq(follows.accountId, actors.accountId)),
    )
    .innerJoin(accounts, and(eq(accounts.id, follows.followerId), isNull(accounts.host)))
    .where(and(inArray(actors.id, actorIds), eq(follows.state, 'accepted')));
  const [row] = await db.execute<{ followed: boolean }>(
    sql`select ${or(exists(ofNode), exists(ofUsers))} as followed`,
  );
  return row!.followed;
}

const NOBODY = 0;

const isChannelOf = ({ accountId, channelId }: Actor) =>
  or(eq(channels.id, channelId ?? NOBODY), eq(channels.accountId, accountId ?? NOBODY));

/** Whether an actor is a channel, or has it. */
export async function hasChannel(db: Db, actor: Actor, channelId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.id, channelId), isChannelOf(actor)));
  return row !== undefined;
}

/** Whether a video is of this channel or account; one that is not known is nobody else's. */
export async function isVideoOfPublisher(db: Db, url: string, actor: Actor): Promise<boolean> {
  const [row] = await db
    .select({ isTheirs: sql<boolean>`${isChannelOf(actor)}` })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(eq(videos.url, url));
  return row?.isTheirs ?? true;
}
