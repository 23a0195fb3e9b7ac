import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';

import { videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { viewers, waitingViews } from '../tables.ts';

export type Watching = { viewer: string; videoId: number; positionSeconds: number };

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
      ...(!hasJumped && { watchedSeconds: sql`${viewers.watchedSeconds} + ${passed}` }),
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

/** Lets a view wait for its video. True when it is the first to wait. */
export async function addWaitingView(tx: Db, videoId: number): Promise<boolean> {
  const [row] = await tx
    .insert(waitingViews)
    .values({ videoId, views: 1 })
    .onConflictDoUpdate({
      target: waitingViews.videoId,
      set: { views: sql`${waitingViews.views} + 1` },
    })
    .returning({ views: waitingViews.views });
  return row!.views === 1;
}

/** Takes the views that wait for a video. */
export async function takeWaitingViews(tx: Db, videoId: number): Promise<number> {
  const [row] = await tx
    .delete(waitingViews)
    .where(eq(waitingViews.videoId, videoId))
    .returning({ views: waitingViews.views });
  return row?.views ?? 0;
}

/** Writes down how many watch each video now; all videos that are or were watched, or the given one. */
export const countViewers = (db: Db, watchingSeconds: number, videoId?: number) => {
  const now = sql<number>`(select count(*) from ${viewers}
    where ${viewers.videoId} = ${videos.id}
    and ${viewers.seenAt} > now() - make_interval(secs => ${watchingSeconds}))::int`;
  const watched = db
    .selectDistinct({ id: viewers.videoId })
    .from(viewers)
    .where(gt(viewers.seenAt, sql`now() - make_interval(secs => ${watchingSeconds})`));
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
export const forgetViewers = (db: Db) =>
  db
    .delete(viewers)
    .where(
      and(
        lt(viewers.seenAt, hourAgo),
        or(isNull(viewers.countedAt), lt(viewers.countedAt, hourAgo)),
      ),
    );
