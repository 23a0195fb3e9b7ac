import { and, eq, exists, inArray, isNull, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/pg-core';

import { collaborators, ownershipChanges } from '../catalog/actor-tables.ts';
import { isFoundBy, isHeard } from '../catalog/index.ts';
import { comments, follows } from '../catalog/social-tables.ts';
import { channels, videos } from '../catalog/tables.ts';
import { accounts, registrations, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** What notifications are about, many at once: each query serves a whole page. */

type Viewer = Parameters<typeof isHeard>[0];

export type VideoSubject = Awaited<ReturnType<typeof findVideos>>[number];

export const findVideos = (db: Db, ids: number[], viewer: Viewer) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          video: videos,
          channel: channels,
          ownerUserId: users.id,
          isHeard: sql<boolean>`${isHeard(viewer)}`,
        })
        .from(videos)
        .innerJoin(channels, eq(channels.id, videos.channelId))
        .innerJoin(accounts, eq(accounts.id, channels.accountId))
        .leftJoin(users, eq(users.accountId, accounts.id))
        .where(inArray(videos.id, ids));

export type CommentSubject = Awaited<ReturnType<typeof findComments>>[number];

/** Comments that are not deleted, by accounts the viewer hears of. */
export const findComments = (db: Db, ids: number[], viewer: Viewer) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ comment: comments, account: accounts })
        .from(comments)
        .innerJoin(accounts, eq(accounts.id, comments.accountId))
        .where(and(inArray(comments.id, ids), isNull(comments.deletedAt), isFoundBy(viewer)));

export const findFollows = (db: Db, ids: number[], viewer: Viewer) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ follow: follows, follower: accounts, channel: channels, account: followed })
        .from(follows)
        .innerJoin(accounts, eq(accounts.id, follows.followerId))
        .leftJoin(channels, eq(channels.id, follows.channelId))
        .leftJoin(followed, eq(followed.id, follows.accountId))
        .where(and(inArray(follows.id, ids), isFoundBy(viewer)));

const followed = alias(accounts, 'followed');

export const findAccounts = (db: Db, ids: number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db.select().from(accounts).where(inArray(accounts.id, ids));

export const findRegistrations = (db: Db, ids: number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ id: registrations.id, username: registrations.username })
        .from(registrations)
        .where(inArray(registrations.id, ids));

const owner = alias(accounts, 'owner');

export const findCollaborators = (db: Db, ids: number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ collaborator: collaborators, account: accounts, channel: channels, owner })
        .from(collaborators)
        .innerJoin(accounts, eq(accounts.id, collaborators.accountId))
        .innerJoin(channels, eq(channels.id, collaborators.channelId))
        .innerJoin(owner, eq(owner.id, channels.accountId))
        .where(inArray(collaborators.id, ids));

const nextOwner = alias(accounts, 'next_owner');

export const findOwnershipChanges = (db: Db, ids: number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          change: ownershipChanges,
          initiator: accounts,
          nextOwner,
          video: videos,
          channel: channels,
        })
        .from(ownershipChanges)
        .innerJoin(accounts, eq(accounts.id, ownershipChanges.initiatorId))
        .innerJoin(nextOwner, eq(nextOwner.id, ownershipChanges.nextOwnerId))
        .leftJoin(videos, eq(videos.id, ownershipChanges.videoId))
        .leftJoin(channels, eq(channels.id, ownershipChanges.channelId))
        .where(inArray(ownershipChanges.id, ids));

/** A comment with what decides who hears of it. */
export async function findComment(db: Db, commentId: number) {
  const parent = alias(comments, 'parent');
  const [row] = await db
    .select({
      comment: comments,
      videoOwnerId: channels.accountId,
      parentAuthorId: parent.accountId,
    })
    .from(comments)
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(parent, eq(parent.id, comments.inReplyToId))
    .where(and(eq(comments.id, commentId), isNull(comments.deletedAt)));
  return row;
}

/** A follow of a channel, with the account the channel is of. */
export async function findFollow(db: Db, followId: number) {
  const [row] = await db
    .select({ channelId: channels.id, ownerId: channels.accountId })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .where(eq(follows.id, followId));
  return row;
}

const askedToJoin = new QueryBuilder()
  .select({ id: registrations.id })
  .from(registrations)
  .where(eq(registrations.userId, users.id));

/** A user, and whether they asked before they were let in. */
export async function findUser(db: Db, userId: number) {
  const [user] = await db
    .select({ accountId: users.accountId, hasAsked: sql<boolean>`${exists(askedToJoin)}` })
    .from(users)
    .where(eq(users.id, userId));
  return user;
}
