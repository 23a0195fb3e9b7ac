import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';

import { channels, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { watchSessions } from '../tables.ts';
import type { Watched } from './watched.ts';

/** A session takes no more after so many leaps within the video: it then only lasts. */
const MAX_JUMPS = 200;

const { positionSeconds, watchedSeconds, sections, jumps, endedAt, viewer } = watchSessions;

const hourAgo = sql`now() - interval '1 hour'`;

/** Adds to the session of a viewer; false when none is under way. Going back counts as a jump, as a seek does. */
export async function continueSession(db: Db, watched: Watched): Promise<boolean> {
  const now = sql`${watched.positionSeconds}::int`;
  const hasJumped = sql`(${watched.hasJumped}::boolean or ${now} < ${positionSeconds})`;
  const counts = sql`(not ${hasJumped} and ${now} > ${positionSeconds} and ${jumps} < ${MAX_JUMPS})`;
  const section = sql`int4multirange(int4range(${positionSeconds}, ${now}, '[]'))`;
  const rows = await db
    .update(watchSessions)
    .set({
      positionSeconds: now,
      endedAt: sql`now()`,
      jumps: sql`least(${jumps} + ${hasJumped}::int, ${MAX_JUMPS})`,
      watchedSeconds: sql`${watchedSeconds} + case when ${counts} then ${now} - ${positionSeconds} else 0 end`,
      sections: sql`case when ${counts} then ${sections} + ${section} else ${sections} end`,
    })
    .where(and(eq(viewer, watched.viewer), sql`${endedAt} > ${hourAgo}`))
    .returning({ id: watchSessions.id });
  return rows.length > 0;
}

/** Begins the session of a viewer; false when one is under way: of two reports at once, one begins it. */
export async function startSession(
  db: Db,
  { videoId, viewer: hash, positionSeconds: from, client, device, operatingSystem }: Watched,
): Promise<boolean> {
  const rows = await db
    .insert(watchSessions)
    .values({ videoId, viewer: hash, positionSeconds: from, client, device, operatingSystem })
    .onConflictDoNothing()
    .returning({ id: watchSessions.id });
  return rows.length > 0;
}

/**
 * Inserts a whole session of another node. Its id stands for the viewer while it is fresh, so that it is counted once; it is
 * forgotten like any viewer. False when it is there.
 */
export async function insertSession(
  db: Db,
  { url, sections: parts, ...session }: Whole,
): Promise<boolean> {
  const rows = await db
    .insert(watchSessions)
    .values({
      videoId: session.videoId,
      viewer: url,
      startedAt: session.startedAt,
      endedAt: session.endedAt,
      positionSeconds: parts.at(-1)?.endSeconds ?? 0,
      watchedSeconds: session.watchedSeconds,
      sections: `{${parts.map(({ startSeconds: from, endSeconds: to }) => `[${from},${to}]`).join(',')}}`,
    })
    .onConflictDoNothing()
    .returning({ id: watchSessions.id });
  return rows.length > 0;
}

type Whole = {
  url: string;
  videoId: number;
  startedAt: Date;
  endedAt: Date;
  watchedSeconds: number;
  sections: { startSeconds: number; endSeconds: number }[];
};

const isOver = and(isNotNull(viewer), lt(endedAt, hourAgo));

/** Forgets whose the sessions were that are over, of one viewer or of all. Returns those with videos of other nodes. */
export async function closeSessions(tx: Db, ofViewer?: string): Promise<number[]> {
  const rows = await tx
    .update(watchSessions)
    .set({ viewer: null })
    .from(videos)
    .where(
      and(
        eq(videos.id, watchSessions.videoId),
        isOver,
        ofViewer === undefined ? undefined : eq(viewer, ofViewer),
      ),
    )
    .returning({ id: watchSessions.id, url: videos.url });
  return rows.flatMap(({ id, url }) => (url === null ? [] : [id]));
}

export type Age = { isLocal: boolean; days: number; limit: number };

/** Deletes sessions with videos of this node, or of others, that began before so many days. Returns how many. */
export async function deleteOldSessions(db: Db, { isLocal, days, limit }: Age): Promise<number> {
  const old = db
    .select({ id: watchSessions.id })
    .from(watchSessions)
    .innerJoin(videos, eq(videos.id, watchSessions.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        lt(watchSessions.startedAt, sql`now() - make_interval(days => ${days})`),
        isLocal ? isNull(accounts.host) : isNotNull(accounts.host),
      ),
    )
    .limit(limit);
  const rows = await db
    .delete(watchSessions)
    .where(inArray(watchSessions.id, old))
    .returning({ id: watchSessions.id });
  return rows.length;
}
