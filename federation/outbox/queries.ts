import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { alias, union } from 'drizzle-orm/pg-core';

import { playlistElements, videoPlaylists } from '../../server/catalog/playlist-tables.ts';
import { comments, follows } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, deliveries, nodeFollows, outboxActivities, shownObjects } from '../tables.ts';

const follower = alias(actors, 'follower');
const followed = alias(actors, 'followed');

const inboxOf = (of: typeof follower) =>
  sql<string>`coalesce(${of.sharedInboxUrl}, ${of.inboxUrl})`.as('inbox');

/** The inboxes of those who follow any of these actors of ours, each once: of a node its shared one. */
export async function inboxesOfFollowers(db: Db, actorIds: number[]): Promise<string[]> {
  const ofNodes = db
    .select({ inbox: inboxOf(follower) })
    .from(nodeFollows)
    .innerJoin(follower, eq(follower.id, nodeFollows.followerId))
    .where(
      and(
        inArray(nodeFollows.followedId, actorIds),
        eq(nodeFollows.state, 'accepted'),
        isNotNull(follower.host),
        isNull(follower.goneAt),
      ),
    );
  const ofAccounts = (column: 'channelId' | 'accountId') =>
    db
      .select({ inbox: inboxOf(follower) })
      .from(follows)
      .innerJoin(followed, eq(followed[column], follows[column]))
      .innerJoin(follower, eq(follower.accountId, follows.followerId))
      .where(
        and(
          inArray(followed.id, actorIds),
          eq(follows.state, 'accepted'),
          isNotNull(follower.host),
          isNull(follower.goneAt),
        ),
      );
  const rows = await union(ofNodes, ofAccounts('channelId'), ofAccounts('accountId'));
  return rows.map(({ inbox }) => inbox);
}

/** The inboxes of some actors of other nodes, to speak to them alone. */
export async function inboxesOf(db: Db, actorIds: number[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ inbox: inboxOf(actors as never) })
    .from(actors)
    .where(and(inArray(actors.id, actorIds), isNotNull(actors.host), isNull(actors.goneAt)));
  return rows.map(({ inbox }) => inbox);
}

/** The inboxes an activity was sent to, as far as that is remembered. */
export async function inboxesTold(db: Db, activityUrl: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ inbox: deliveries.inboxUrl })
    .from(outboxActivities)
    .innerJoin(deliveries, eq(deliveries.activityId, outboxActivities.id))
    .where(and(eq(outboxActivities.url, activityUrl), ne(deliveries.state, 'gave-up')));
  return rows.map(({ inbox }) => inbox);
}

/** The inboxes that were told that an actor of ours moved, as far as that is remembered. */
export async function inboxesToldOfMoves(db: Db, actorId: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ inbox: deliveries.inboxUrl })
    .from(outboxActivities)
    .innerJoin(deliveries, eq(deliveries.activityId, outboxActivities.id))
    .where(and(eq(outboxActivities.actorId, actorId), sql`${outboxActivities.type} like 'Move%'`));
  return rows.map(({ inbox }) => inbox);
}

/** A video of this node and whose it is. */
export async function findLocalVideo(db: Db, uuid: string) {
  const [found] = await db
    .select({
      id: videos.id,
      channelId: videos.channelId,
      accountId: channels.accountId,
      likes: videos.likes,
      dislikes: videos.dislikes,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(and(eq(videos.uuid, uuid), isNull(channels.host)));
  return found;
}

export const findVideoUuid = async (db: Db, id: number): Promise<string | undefined> =>
  (await db.select({ uuid: videos.uuid }).from(videos).where(eq(videos.id, id)))[0]?.uuid;

/** A playlist of this node and whose it is. */
export async function findLocalPlaylist(db: Db, uuid: string) {
  const [found] = await db
    .select({
      id: videoPlaylists.id,
      accountId: videoPlaylists.accountId,
      channelId: videoPlaylists.channelId,
    })
    .from(videoPlaylists)
    .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
    .where(and(eq(videoPlaylists.uuid, uuid), isNull(accounts.host)));
  return found;
}

/** What is in a playlist, in its order. */
export const findElements = (db: Db, playlistId: number) =>
  db
    .select({
      videoId: playlistElements.videoId,
      startSeconds: playlistElements.startSeconds,
      stopSeconds: playlistElements.stopSeconds,
    })
    .from(playlistElements)
    .where(eq(playlistElements.playlistId, playlistId))
    .orderBy(playlistElements.position);

/** What was told of a thing, locked, also if that is nothing yet: two changes at once are told one after the other. */
export async function lockShown(tx: Db, url: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`shown ${url}`}, 0))`);
  const [found] = await tx.select().from(shownObjects).where(eq(shownObjects.url, url));
  return found;
}

export const putShown = (tx: Db, shown: typeof shownObjects.$inferInsert) =>
  tx
    .insert(shownObjects)
    .values(shown)
    .onConflictDoUpdate({ target: shownObjects.url, set: { ...shown, toldAt: sql`now()` } });

export const dropShown = (tx: Db, url: string) =>
  tx.delete(shownObjects).where(eq(shownObjects.url, url));

export type FoundComment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** A comment, the actors it concerns, and of which nodes they are. */
export async function findComment(db: Db, id: number) {
  const author = alias(accounts, 'author');
  const [found] = await db
    .select({
      comment: comments,
      isOurs: isNull(author.host).mapWith(Boolean),
      videoUuid: videos.uuid,
      channelId: channels.id,
      ownerId: channels.accountId,
      isVideoOurs: isNull(channels.host).mapWith(Boolean),
    })
    .from(comments)
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(author, eq(author.id, comments.accountId))
    .where(eq(comments.id, id));
  return found;
}

/** The actors of accounts and channels of other nodes. */
export const findForeignActors = (db: Db, of: { accountIds: number[]; channelIds?: number[] }) =>
  db
    .select()
    .from(actors)
    .where(
      and(
        isNotNull(actors.host),
        sql`(${inArray(actors.accountId, [0, ...of.accountIds])} or ${inArray(actors.channelId, [0, ...(of.channelIds ?? [])])})`,
      ),
    );

/** Who wrote what a comment answers, up to the first of its thread. */
export async function authorsAbove(db: Db, inReplyToId: number): Promise<number[]> {
  const rows = await db.execute<{ account_id: number }>(sql`
    with recursive above as (
      select ${comments.id}, ${comments.inReplyToId}, ${comments.accountId}, 1 as depth
      from ${comments} where ${comments.id} = ${inReplyToId}
      union all
      select c.id, c.in_reply_to_id, c.account_id, depth + 1
      from ${comments} c join above on c.id = above.in_reply_to_id where depth < 100)
    select distinct account_id from above where account_id is not null`);
  return rows.map(({ account_id }) => account_id);
}

/** A video of another node, and the actors of its account and channel. */
export async function findForeignVideo(db: Db, videoId: number) {
  const [found] = await db
    .select({ url: videos.url, channelId: channels.id, accountId: channels.accountId })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(and(eq(videos.id, videoId), isNotNull(channels.host)));
  if (!found?.url) return undefined;
  const owners = await findForeignActors(db, {
    accountIds: [found.accountId],
    channelIds: [found.channelId],
  });
  const account = owners.find(({ accountId }) => accountId === found.accountId);
  if (!account) return undefined;
  return { url: found.url, accountUrl: account.url, actorIds: owners.map(({ id }) => id) };
}

export type Owners = NonNullable<Awaited<ReturnType<typeof findOwnersOf>>>;

/** A video of any node, and whose it is. */
export async function findOwnersOf(db: Db, videoId: number) {
  const [found] = await db
    .select({
      id: videos.id,
      uuid: videos.uuid,
      url: videos.url,
      privacy: videos.privacy,
      channelId: channels.id,
      accountId: accounts.id,
      accountUrl: accounts.url,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(eq(videos.id, videoId));
  return found;
}
