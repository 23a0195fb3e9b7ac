import { and, asc, eq, gte, inArray, isNull, lt, max } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

import { isHeard, isListed } from '../../catalog/index.ts';
import { channels, thumbnails, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

/** Numbers from `from` up to but not including `to`. */
export type IdRange = { from: number; to: number };

const within = (id: PgColumn, { from, to }: IdRange) => and(gte(id, from), lt(id, to));

/** The highest number a video, a channel or an account has. */
export async function findHighestId(db: Db): Promise<number> {
  const highest = await Promise.all(
    [videos, channels, accounts].map(async (table) => {
      const [row] = await db.select({ id: max(table.id) }).from(table);
      return row?.id ?? 0;
    }),
  );
  return Math.max(...highest);
}

/** The videos of this node that everyone finds in lists. */
export const findVideos = (db: Db, range: IdRange) =>
  db
    .select({ video: videos, channel: { name: channels.name, displayName: channels.displayName } })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(within(videos.id, range), isNull(channels.host), isListed(undefined)))
    .orderBy(asc(videos.id));

export const findThumbnails = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(thumbnails)
        .where(inArray(thumbnails.videoId, videoIds))
        .orderBy(asc(thumbnails.width));

/** Channels of this node. */
export const findChannels = (db: Db, range: IdRange) =>
  db
    .select({ name: channels.name })
    .from(channels)
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        within(channels.id, range),
        isNull(channels.host),
        isNull(channels.deletedAt),
        isHeard(undefined),
      ),
    )
    .orderBy(asc(channels.id));

/** Accounts of this node. */
export const findAccounts = (db: Db, range: IdRange) =>
  db
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(within(accounts.id, range), isNull(accounts.host), isHeard(undefined)))
    .orderBy(asc(accounts.id));
