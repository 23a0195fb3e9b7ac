import { and, asc, count, desc, eq, or, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { follows } from '../social-tables.ts';
import { channels } from '../tables.ts';

type Chosen = Page<'createdAt'> & { search?: string | undefined };

/** A page of those who follow a channel, and how many there are. */
export const followersOfChannel = (db: Db, channelId: number, chosen: Chosen) =>
  pageOf(db, eq(follows.channelId, channelId), chosen);

/** A page of those who follow an account or a channel of it, and how many there are. */
export const followersOfAccount = (db: Db, accountId: number, chosen: Chosen) =>
  pageOf(db, or(eq(follows.accountId, accountId), eq(channels.accountId, accountId)), chosen);

async function pageOf(db: Db, followed: ReturnType<typeof or>, { search, ...page }: Chosen) {
  const direction = page.sort.descending ? desc : asc;
  const condition = and(followed, search ? isCalled(search) : undefined);
  const [rows, [counted]] = await Promise.all([
    db
      .select({ follow: follows, follower: accounts, channel: channels })
      .from(follows)
      .innerJoin(accounts, eq(accounts.id, follows.followerId))
      .leftJoin(channels, eq(channels.id, follows.channelId))
      .where(condition)
      .orderBy(direction(follows.createdAt), direction(follows.id))
      .limit(page.count)
      .offset(page.start),
    db
      .select({ total: count() })
      .from(follows)
      .innerJoin(accounts, eq(accounts.id, follows.followerId))
      .leftJoin(channels, eq(channels.id, follows.channelId))
      .where(condition),
  ]);
  return { rows, total: counted!.total };
}

export type FollowRow = Awaited<ReturnType<typeof pageOf>>['rows'][number];

/** `position`, not `like`: what is searched for holds no wildcards. */
const isCalled = (text: string) =>
  or(
    sql`position(lower(${text}) in lower(${accounts.name})) > 0`,
    sql`position(lower(${text}) in coalesce(${accounts.host}, '')) > 0`,
  );
