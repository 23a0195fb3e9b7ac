import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';

import { videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { remoteViewers, viewers, waitingViews } from '../tables.ts';

export type Watching = { viewer: string; videoId: number; positionSeconds: number };

/** The most that is noted of one viewer: what is live has no end that would limit what a player says. */
const MOST_SECONDS = 1_000_000_000;

/** Notes how far a viewer is. Returns what they have watched, or undefined when they were not watching yet. */
export async function continueWatching(
  db: Db,
  { viewer, positionSeconds }: Watching,
  hasJumped: boolean,
) {
  const passed = sql`greatest(${positionSeconds}::int - ${viewers.positionSeconds}, 0)`;
  const [row] = await db
    .update(viewers)
    .set({
      positionSeconds,
      seenAt: sql`now()`,
      ...(!hasJumped && {
        watchedSeconds: sql`least(${viewers.watchedSeconds} + ${passed}, ${MOST_SECONDS}::int)`,
      }),
    })
    .where(eq(viewers.viewer, viewer))
    .returning({ watchedSeconds: viewers.watchedSeconds, countedAt: viewers.countedAt });
  return row;
}

export const startWatching = (db: Db, watching: Watching) =>
  db.insert(viewers).values(watching).onConflictDoNothing();

/** Makes a viewer a view, at most once an hour; false when they are one already. */
export async function becomeView(tx: Db, viewer: string): Promise<boolean> {
  const rows = await tx
    .update(viewers)
    .set({ countedAt: sql`now()` })
    .where(
      and(
        eq(viewers.viewer, viewer),
        or(isNull(viewers.countedAt), lt(viewers.countedAt, hourAgo)),
      ),
    )
    .returning({ viewer: viewers.viewer });
  return rows.length > 0;
}

const hourAgo = sql`now() - interval '1 hour'`;

/** Lets views wait for their video. True when it is the first to wait. */
export async function addWaitingView(tx: Db, videoId: number, views = 1): Promise<boolean> {
  const [row] = await tx
    .insert(waitingViews)
    .values({ videoId, views })
    .onConflictDoUpdate({
      target: waitingViews.videoId,
      set: { views: sql`${waitingViews.views} + ${views}::int` },
    })
    .returning({ views: waitingViews.views });
  return row!.views === views;
}

/** Takes the views that wait for a video. */
export async function takeWaitingViews(tx: Db, videoId: number): Promise<number> {
  const [row] = await tx
    .delete(waitingViews)
    .where(eq(waitingViews.videoId, videoId))
    .returning({ views: waitingViews.views });
  return row?.views ?? 0;
}

const ELSEWHERE = sql`(select coalesce(sum(${remoteViewers.viewers}), 0) from ${remoteViewers}
  where ${remoteViewers.videoId} = ${videos.id} and ${remoteViewers.expiresAt} > now())::int`;

/** Writes down how many watch each video now; all videos that are or were watched, or the given one. */
export const countViewers = (db: Db, watchingSeconds: number, videoId?: number) => {
  const here = sql`(select count(*) from ${viewers}
    where ${viewers.videoId} = ${videos.id}
    and ${viewers.seenAt} > now() - make_interval(secs => ${watchingSeconds}))::int`;
  const now = sql<number>`case when ${videos.url} is null then ${here} + ${ELSEWHERE}
    else greatest(${here}, ${ELSEWHERE}) end`; // another node counts our viewers of its video, too
  const watched = db
    .selectDistinct({ id: viewers.videoId })
    .from(viewers)
    .where(gt(viewers.seenAt, sql`now() - make_interval(secs => ${watchingSeconds})`))
    .union(
      db
        .select({ id: remoteViewers.videoId })
        .from(remoteViewers)
        .where(gt(remoteViewers.expiresAt, sql`now()`)),
    );
  return db
    .update(videos)
    .set({ viewers: now })
    .where(
      and(
        videoId === undefined
          ? or(gt(videos.viewers, 0), inArray(videos.id, watched))
          : eq(videos.id, videoId),
        sql`${videos.viewers} <> ${now}`,
      ),
    );
};

/** Forgets who watched, once a view of theirs would count anew. */
export const forgetViewers = async (db: Db) => {
  await db.delete(remoteViewers).where(lt(remoteViewers.expiresAt, sql`now()`));
  await db
    .delete(viewers)
    .where(
      and(
        lt(viewers.seenAt, hourAgo),
        or(isNull(viewers.countedAt), lt(viewers.countedAt, hourAgo)),
      ),
    );
};

/** The most viewers of a video that are counted for one who asks. */
const MOST_COUNTED = 50;

/** How many watch a video here now, up to fifty: players ask every few seconds, and of a crowd all of them. */
export async function countWatching(db: Db, videoId: number, watchingSeconds: number) {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from ${viewers} where ${viewers.videoId} = ${videoId}
      and ${viewers.seenAt} > now() - make_interval(secs => ${watchingSeconds}) limit ${MOST_COUNTED}
  ) as watching`);
  return row?.count ?? 0;
}
