import { and, count, eq, gt, isNull, sql, sum } from 'drizzle-orm';

import { videoPlaylists } from '../../catalog/playlist-tables.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, renditions, videos } from '../../catalog/tables.ts';
import { accounts, registrations, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

const within = (column: typeof users.lastLoginAt | typeof videos.createdAt, days: number) =>
  gt(column, sql`now() - make_interval(days => ${days})`);

const countWhen = (condition: ReturnType<typeof and>) =>
  sql<number>`(count(*) filter (where ${condition}))::int`;

export const countUsersByRole = async (db: Db) =>
  (
    await db
      .select({
        totalUsers: count(),
        totalDailyActiveUsers: countWhen(within(users.lastLoginAt, 1)),
        totalWeeklyActiveUsers: countWhen(within(users.lastLoginAt, 7)),
        totalMonthlyActiveUsers: countWhen(within(users.lastLoginAt, 30)),
        totalModerators: countWhen(eq(users.role, 'moderator')),
        totalAdmins: countWhen(eq(users.role, 'administrator')),
      })
      .from(users)
  )[0]!;

/** Of videos everyone may see: those of this node, and all. */
export const countPublicVideos = async (db: Db) =>
  (
    await db
      .select({
        totalVideos: count(),
        totalLocalVideos: countWhen(isNull(channels.host)),
        totalLocalVideoViews: sumLocal(videos.views),
        totalLocalVideoDownloads: sumLocal(videos.downloads),
      })
      .from(videos)
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .where(and(eq(videos.privacy, 1), eq(videos.state, 1), eq(videos.blocked, false)))
  )[0]!;

const sumLocal = (column: typeof videos.views | typeof videos.downloads) =>
  sql<number>`coalesce(sum(${column}) filter (where ${channels.host} is null), 0)::float8`;

export const sumFileBytes = async (db: Db): Promise<number> =>
  (await db.select({ bytes: sum(renditions.sizeBytes).mapWith(Number) }).from(renditions))[0]!
    .bytes ?? 0;

export const countComments = async (db: Db) =>
  (
    await db
      .select({
        totalVideoComments: count(),
        totalLocalVideoComments: countWhen(isNull(accounts.host)),
      })
      .from(comments)
      .innerJoin(accounts, eq(accounts.id, comments.accountId))
      .where(isNull(comments.deletedAt))
  )[0]!;

/** Channels of this node; one is active while it has a new video. */
export const countLocalChannels = async (db: Db) =>
  (
    await db
      .select({
        totalLocalVideoChannels: sql<number>`count(distinct ${channels.id})::int`,
        totalLocalDailyActiveVideoChannels: activeWithin(1),
        totalLocalWeeklyActiveVideoChannels: activeWithin(7),
        totalLocalMonthlyActiveVideoChannels: activeWithin(30),
      })
      .from(channels)
      .leftJoin(videos, and(eq(videos.channelId, channels.id), within(videos.createdAt, 30)))
      .where(isNull(channels.host))
  )[0]!;

const activeWithin = (days: number) =>
  sql<number>`(count(distinct ${channels.id}) filter (where ${within(videos.createdAt, days)}))::int`;

/** Playlists everyone may see, of this node. */
export const countLocalPlaylists = async (db: Db) =>
  (
    await db
      .select({ totalLocalPlaylists: count() })
      .from(videoPlaylists)
      .innerJoin(accounts, eq(accounts.id, videoPlaylists.accountId))
      .where(and(isNull(accounts.host), eq(videoPlaylists.privacy, 1)))
  )[0]!;

const isDecided = sql`${registrations.state} <> 1`;

/** How many asked for an account, and how long it took until they were answered. */
export const countRegistrations = async (db: Db) =>
  (
    await db
      .select({
        totalRegistrationRequests: count(),
        totalRegistrationRequestsProcessed: countWhen(isDecided),
        averageRegistrationRequestResponseTimeMs: sql<number | null>`round(1000 * avg(
          extract(epoch from ${registrations.updatedAt} - ${registrations.createdAt}))
          filter (where ${isDecided}))::float8`,
      })
      .from(registrations)
  )[0]!;
