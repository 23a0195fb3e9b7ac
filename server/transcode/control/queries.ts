import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  max,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';

import { channels, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { transcodeChunks, transcodes } from '../tables.ts';
import { UNDER_WAY } from './under-way.ts';

/** How an encoding is that is not done, in the words of administrators. */
export const STATES = ['waiting', 'encoding', 'paused', 'failed', 'cancelled'] as const;
export type State = (typeof STATES)[number];

const unstopped = isNull(transcodes.stopped);

const IN_STATE = {
  waiting: and(unstopped, eq(transcodes.stage, 'waiting')),
  encoding: and(unstopped, inArray(transcodes.stage, ['copying', 'encoding'])),
  paused: eq(transcodes.stopped, 'paused'),
  failed: and(unstopped, eq(transcodes.stage, 'held')),
  cancelled: eq(transcodes.stopped, 'cancelled'),
} as const;

const isInState = (state: State | undefined) =>
  state ? IN_STATE[state] : or(...Object.values(IN_STATE));

type Wanted = { state?: State | undefined; start: number; count: number };

const doneParts = sql<number>`(select count(*)::int from ${transcodeChunks}
  where ${transcodeChunks.videoId} = ${transcodes.videoId} and ${transcodeChunks.doneAt} is not null)`;
const allParts = sql<number>`(select count(*)::int from ${transcodeChunks}
  where ${transcodeChunks.videoId} = ${transcodes.videoId})`;

/** Encodings that are not done: those under way first, the most urgent and then the oldest of them, then those that ended badly. */
export const listEncodings = (db: Db, { state, start, count: most }: Wanted) =>
  db
    .select({
      transcode: transcodes,
      holdReason: videos.holdReason,
      doneParts: doneParts.as('done_parts'),
      allParts: allParts.as('all_parts'),
    })
    .from(transcodes)
    .innerJoin(videos, eq(videos.id, transcodes.videoId))
    .where(isInState(state))
    .orderBy(
      asc(sql`${transcodes.stage} = 'held'`),
      desc(transcodes.priority),
      asc(sql`case when ${transcodes.stage} <> 'held' then ${transcodes.videoId} end`),
      desc(transcodes.updatedAt),
      asc(transcodes.videoId),
    )
    .offset(start)
    .limit(most);

export type ListedEncoding = Awaited<ReturnType<typeof listEncodings>>[number];

export async function countEncodings(db: Db, state: State | undefined): Promise<number> {
  const [row] = await db.select({ total: count() }).from(transcodes).where(isInState(state));
  return row!.total;
}

/**
 * How many other videos of the same owner come before a video: earlier ones that are under way, and once it has begun itself,
 * later ones that have not.
 */
export async function countEarlierOfOwner(db: Db, videoId: number): Promise<number> {
  const hasBegun = sql`(select stage from ${transcodes} where video_id = ${videoId}) <> 'waiting'`;
  const hasNotBegun = and(eq(transcodes.stage, 'waiting'), gt(transcodes.videoId, videoId));
  const earlier = or(lt(transcodes.videoId, videoId), and(hasNotBegun, hasBegun));
  return (await underWayOfOwner(db, videoId, earlier)).length;
}

/** Later videos of the same owner that are under way. */
export const laterOfOwner = (db: Db, videoId: number): Promise<number[]> =>
  underWayOfOwner(db, videoId, gt(transcodes.videoId, videoId));

async function underWayOfOwner(db: Db, videoId: number, wanted: SQL | undefined) {
  const owner = db
    .select({ id: channels.accountId })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(eq(videos.id, videoId));
  const rows = await db
    .select({ videoId: transcodes.videoId })
    .from(transcodes)
    .innerJoin(videos, eq(videos.id, transcodes.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        inArray(transcodes.stage, [...UNDER_WAY]),
        unstopped,
        wanted,
        inArray(channels.accountId, owner),
      ),
    )
    .limit(MOST_COUNTED);
  return rows.map((row) => row.videoId);
}

const MOST_COUNTED = 1_000;

/** The priority of whatever is under way and goes first. */
export async function findHighestPriority(db: Db): Promise<number> {
  const [row] = await db
    .select({ highest: max(transcodes.priority) })
    .from(transcodes)
    .where(inArray(transcodes.stage, [...UNDER_WAY]));
  return row!.highest ?? 0;
}
