import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { automaticTagPolicies, watchedWordsLists } from '../../catalog/automatic-tags/tables.ts';
import { accountMutes, serverMutes } from '../../catalog/mute-tables.ts';
import { videoPlaylists } from '../../catalog/playlist-tables.ts';
import { comments, follows, watchHistory } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { PageAfter } from '../section.ts';

export async function findPerson(db: Db, userId: number) {
  const [found] = await db
    .select({ user: users, account: accounts })
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(eq(users.id, userId));
  return found!;
}

type Whose = { accountId: number; channelName: string | null };

export const channelPage = (
  db: Db,
  { accountId, channelName }: Whose,
  { afterId, count }: PageAfter,
) =>
  db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.accountId, accountId),
        channelName === null ? undefined : eq(channels.name, channelName),
        isNull(channels.deletedAt),
        gt(channels.id, afterId),
      ),
    )
    .orderBy(asc(channels.id))
    .limit(count);

const parents = alias(comments, 'parents');

export const commentPage = (db: Db, accountId: number, { afterId, count }: PageAfter) =>
  db
    .select({
      id: comments.id,
      text: comments.text,
      createdAt: comments.createdAt,
      parentId: parents.id,
      video: { uuid: videos.uuid, url: videos.url },
    })
    .from(comments)
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .leftJoin(parents, eq(parents.id, comments.inReplyToId))
    .where(
      and(eq(comments.accountId, accountId), isNull(comments.deletedAt), gt(comments.id, afterId)),
    )
    .orderBy(asc(comments.id))
    .limit(count);

/** Channels and accounts the account follows. */
export async function followingPage(db: Db, accountId: number, { afterId, count }: PageAfter) {
  const rows = await db
    .select({ id: follows.id, createdAt: follows.createdAt, channel: channels, account: accounts })
    .from(follows)
    .leftJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(accounts, eq(accounts.id, follows.accountId))
    .where(and(eq(follows.followerId, accountId), gt(follows.id, afterId)))
    .orderBy(asc(follows.id))
    .limit(count);
  return rows.map(({ channel, account, ...row }) => ({ ...row, target: (channel ?? account)! }));
}

/** Who follows a channel of the account. */
export const followerPage = (db: Db, accountId: number, { afterId, count }: PageAfter) =>
  db
    .select({ id: follows.id, createdAt: follows.createdAt, target: channels, follower: accounts })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .innerJoin(accounts, eq(accounts.id, follows.followerId))
    .where(and(eq(channels.accountId, accountId), gt(follows.id, afterId)))
    .orderBy(asc(follows.id))
    .limit(count);

export const historyPage = (db: Db, userId: number, { afterId, count }: PageAfter) =>
  db
    .select({
      id: videos.id,
      video: { uuid: videos.uuid, url: videos.url },
      watched: watchHistory,
    })
    .from(watchHistory)
    .innerJoin(videos, eq(videos.id, watchHistory.videoId))
    .where(and(eq(watchHistory.userId, userId), gt(watchHistory.videoId, afterId)))
    .orderBy(asc(watchHistory.videoId))
    .limit(count);

const MOST_MUTES = 10_000;

export const mutedAccounts = (db: Db, userId: number) =>
  db
    .select({ name: accounts.name, host: accounts.host })
    .from(accountMutes)
    .innerJoin(accounts, eq(accounts.id, accountMutes.accountId))
    .where(eq(accountMutes.userId, userId))
    .orderBy(asc(accountMutes.id))
    .limit(MOST_MUTES);

export const mutedServers = (db: Db, userId: number) =>
  db
    .select({ host: serverMutes.host })
    .from(serverMutes)
    .where(eq(serverMutes.userId, userId))
    .orderBy(asc(serverMutes.id))
    .limit(MOST_MUTES);

export const wordsPage = (db: Db, accountId: number, { afterId, count }: PageAfter) =>
  db
    .select()
    .from(watchedWordsLists)
    .where(and(eq(watchedWordsLists.accountId, accountId), gt(watchedWordsLists.id, afterId)))
    .orderBy(asc(watchedWordsLists.id))
    .limit(count);

export const playlistPage = (db: Db, accountId: number, { afterId, count }: PageAfter) =>
  db
    .select({ playlist: videoPlaylists, id: videoPlaylists.id, channelName: channels.name })
    .from(videoPlaylists)
    .leftJoin(channels, eq(channels.id, videoPlaylists.channelId))
    .where(and(eq(videoPlaylists.accountId, accountId), gt(videoPlaylists.id, afterId)))
    .orderBy(asc(videoPlaylists.id))
    .limit(count);

export const heldTags = (db: Db, accountId: number) =>
  db
    .select({ name: automaticTagPolicies.tag })
    .from(automaticTagPolicies)
    .where(eq(automaticTagPolicies.accountId, accountId))
    .orderBy(automaticTagPolicies.tag);
