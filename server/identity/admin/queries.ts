import { and, asc, count, desc, eq, ilike, inArray, isNull, like, or, sql } from 'drizzle-orm';

import { abuses } from '../../catalog/abuse-tables.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, renditions, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { likePattern, prefixPattern } from '../like-pattern.ts';
import { accounts, otpApps, users } from '../tables.ts';
import type { Role } from '../user.ts';

const COLUMNS = {
  id: users.id,
  username: accounts.name,
  email: users.email,
  role: users.role,
  createdAt: users.createdAt,
  lastLoginDate: users.lastLoginAt,
  videoQuota: users.quotaBytes,
  videoQuotaDaily: users.quotaDailyBytes,
};

export const USER_SORTS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export type UserQuery = {
  start: number;
  count: number;
  sort: { field: keyof typeof COLUMNS; descending: boolean };
  search?: string | undefined;
  blocked?: boolean | undefined;
  role?: Role | undefined;
};

export async function listUsers(db: Db, { start, count: limit, sort, ...filter }: UserQuery) {
  const pattern = filter.search && likePattern(filter.search);
  const matches = and(
    filter.blocked === undefined ? undefined : eq(users.blocked, filter.blocked),
    filter.role && eq(users.role, filter.role),
    pattern
      ? or(
          ilike(accounts.name, pattern),
          ilike(users.email, pattern),
          ilike(accounts.displayName, pattern),
        )
      : undefined,
  );
  const order = sort.descending ? desc : asc;
  const [rows, [total]] = await Promise.all([
    db
      .select({
        user: users,
        account: accounts,
        twoFactorEnabled: sql<boolean>`${otpApps.userId} is not null`,
      })
      .from(users)
      .innerJoin(accounts, eq(accounts.id, users.accountId))
      .leftJoin(otpApps, eq(otpApps.userId, users.id))
      .where(matches)
      .orderBy(order(COLUMNS[sort.field]), order(users.id))
      .offset(start)
      .limit(limit),
    db
      .select({ users: count() })
      .from(users)
      .innerJoin(accounts, eq(accounts.id, users.accountId))
      .where(matches),
  ]);
  return { rows, total: total!.users };
}

export type Usage = { storedBytes: number; quotaBytes: number; dailyBytes: number; videos: number };

/** What the videos of these accounts take, by account: all their files, and what counts against the quota. */
export async function usageOf(db: Db, accountIds: number[]): Promise<Map<number, Usage>> {
  if (accountIds.length === 0) return new Map();
  const encoded = sql`(select coalesce(sum(${renditions.sizeBytes}), 0) from ${renditions} where ${renditions.videoId} = ${videos.id})`;
  const rows = await db
    .select({
      accountId: channels.accountId,
      quotaBytes: sql`coalesce(sum(${videos.sourceBytes}), 0)`.mapWith(Number),
      dailyBytes:
        sql`coalesce(sum(${videos.sourceBytes}) filter (where ${videos.createdAt} > now() - interval '1 day'), 0)`.mapWith(
          Number,
        ),
      storedBytes: sql`coalesce(sum(${videos.sourceBytes} + ${encoded}), 0)`.mapWith(Number),
      videos: count(),
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(inArray(channels.accountId, accountIds))
    .groupBy(channels.accountId);
  return new Map(rows.map(({ accountId, ...usage }) => [accountId, usage]));
}

export const countComments = (db: Db, accountId: number): Promise<number> =>
  db.$count(comments, and(eq(comments.accountId, accountId), isNull(comments.deletedAt)));

/** Reports of what an account did, how many of them were accepted, and those it made itself. */
export async function countAbuses(db: Db, accountId: number) {
  const isAgainst = eq(abuses.flaggedId, accountId);
  const [row] = await db
    .select({
      abusesCount: sql`count(*) filter (where ${isAgainst})`.mapWith(Number),
      abusesAcceptedCount:
        sql`count(*) filter (where ${and(isAgainst, eq(abuses.state, ACCEPTED))})`.mapWith(Number),
      abusesCreatedCount: sql`count(*) filter (where ${eq(abuses.reporterId, accountId)})`.mapWith(
        Number,
      ),
    })
    .from(abuses)
    .where(or(isAgainst, eq(abuses.reporterId, accountId)));
  return row!;
}

const ACCEPTED = 3;
const MAX_SUGGESTIONS = 10;

/** Names of users that begin like this, in the order of the alphabet. */
export async function suggestUsernames(db: Db, beginning: string): Promise<string[]> {
  const rows = await db
    .select({ name: accounts.name })
    .from(accounts)
    .innerJoin(users, eq(users.accountId, accounts.id))
    .where(like(sql`lower(${accounts.name})`, prefixPattern(beginning.toLowerCase())))
    .orderBy(asc(accounts.name))
    .limit(MAX_SUGGESTIONS);
  return rows.map(({ name }) => name);
}
