import { and, count, desc, eq, lt, sql } from 'drizzle-orm';

import type { Viewer } from '../../catalog/index.ts';
import { watchHistory } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { isKept } from '../kept-queries.ts';
import { holds } from '../text-queries.ts';

export type Watched = { userId: number; videoId: number; positionSeconds: number };

/** Writes down how far a user is in a video. */
export const recordWatched = (db: Db, watched: Watched) =>
  db
    .insert(watchHistory)
    .values(watched)
    .onConflictDoUpdate({
      target: [watchHistory.userId, watchHistory.videoId],
      set: { positionSeconds: watched.positionSeconds, updatedAt: sql`now()` },
    });

export type History = { viewer: NonNullable<Viewer>; search?: string | undefined };

const matches = ({ viewer, search }: History) =>
  and(
    eq(watchHistory.userId, viewer.id),
    search === undefined ? undefined : holds(search, videos.name),
    isKept(viewer),
  );

/** A page of what a user watched and may still find, the last watched first. */
export const watchedBy = (db: Db, history: History, page: { start: number; count: number }) =>
  db
    .select({ videoId: videos.id, positionSeconds: watchHistory.positionSeconds })
    .from(watchHistory)
    .innerJoin(videos, eq(videos.id, watchHistory.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(history))
    .orderBy(desc(watchHistory.updatedAt), desc(watchHistory.videoId))
    .limit(page.count)
    .offset(page.start);

export async function countWatchedBy(db: Db, history: History): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(watchHistory)
    .innerJoin(videos, eq(videos.id, watchHistory.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(history));
  return row!.total;
}

export const forgetWatched = (db: Db, userId: number, videoId: number) =>
  db
    .delete(watchHistory)
    .where(and(eq(watchHistory.userId, userId), eq(watchHistory.videoId, videoId)));

/** Forgets all a user watched, or what they last watched before an instant. */
export const forgetHistory = (db: Db, userId: number, before: Date | undefined) =>
  db
    .delete(watchHistory)
    .where(and(eq(watchHistory.userId, userId), before && lt(watchHistory.updatedAt, before)));
