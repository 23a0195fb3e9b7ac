import {
  and,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  lt,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';

import { mirroredHosts, videoCopies } from '../../catalog/copy-tables.ts';
import { policyColumn, VideoPrivacy, VideoState } from '../../catalog/index.ts';
import { remoteMedia } from '../../catalog/remote-tables.ts';
import { follows } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Candidate, Held } from './choose.ts';
import type { Automatic } from './strategies.ts';

const MAX_CANDIDATES = 30;
const SETTLED_MINUTES = 5; // renditions are still added to a video that is newer

const publishedSeconds = sql<number>`coalesce(extract(epoch from ${videos.publishedAt}), 0)::float8`;

/** Whether a user of this node is subscribed to the channel of a video. */
const isFollowed = sql`exists (
  select from ${follows} inner join ${users} on ${users.accountId} = ${follows.followerId}
  where ${follows.channelId} = ${videos.channelId} and ${follows.state} = 'accepted')`;

/** The more, the sooner it is mirrored. */
const VALUES: Record<Automatic, SQL<number>> = {
  'most-views': sql<number>`${videos.views}`,
  trending: sql<number>`${videos.recentViews}`,
  'recently-added': publishedSeconds,
  followed: sql<number>`case when ${isFollowed} then ${publishedSeconds} else 0 end`,
};

const newestFirst = [sql`${videos.publishedAt} desc nulls last`, sql`${videos.id} desc nulls last`];

const ORDERS: Record<Automatic, SQL[]> = {
  'most-views': [sql`${videos.views} desc nulls last`, sql`${videos.id} desc nulls last`],
  trending: [
    sql`${videos.recentViews} desc nulls last`,
    sql`${videos.views} desc nulls last`,
    sql`${videos.id} desc nulls last`,
  ],
  'recently-added': newestFirst,
  followed: newestFirst,
};

const isMirrorable = and(
  isNotNull(videos.url),
  eq(videos.state, VideoState.published),
  inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.unlisted]),
  eq(videos.blocked, false),
);

const isOfMirroredHost = sql`exists (
  select from ${mirroredHosts} where ${mirroredHosts.host} = ${accounts.host})`;

const isWelcome = sql`coalesce(${policyColumn(accounts.host)} not in ('reject', 'no-media', 'silence'), true)`;

/** Bytes of the files of a video, as its node tells. */
const sizeColumn = sql<number>`(
  select coalesce(sum((file ->> 'size')::float8), 0)::float8
  from jsonb_array_elements(${remoteMedia.streamingPlaylists} -> 0 -> 'files') file)`;

export type Wish = Candidate & { uuid: string };

/** Videos to mirror by a strategy, the most valuable first: of nodes whose videos may be, and without a copy here yet. */
export const findCandidates = (
  db: Db,
  strategy: Automatic,
  recentMinViews: number,
): Promise<Wish[]> =>
  db
    .select({
      videoId: videos.id,
      uuid: videos.uuid,
      sizeBytes: sizeColumn,
      value: VALUES[strategy],
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where(
      and(
        isMirrorable,
        inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.internal]), // as the indexes of lists have it
        eq(videos.isLive, false),
        isOfMirroredHost,
        isWelcome,
        lt(remoteMedia.changedAt, sql`now() - make_interval(mins => ${SETTLED_MINUTES})`),
        sql`${sizeColumn} > 0`,
        strategy === 'trending' ? sql`${videos.recentViews} > 0` : undefined,
        strategy === 'recently-added' ? gte(videos.views, recentMinViews) : undefined,
        strategy === 'followed' ? isFollowed : undefined,
        notExists(
          db
            .select({ one: sql`1` })
            .from(videoCopies)
            .where(eq(videoCopies.videoId, videos.id)),
        ),
      ),
    )
    .orderBy(...ORDERS[strategy])
    .limit(MAX_CANDIDATES);

/** What is held by a strategy, and what it is worth. A copy may go once it has been here for so long. */
export const findHeld = (db: Db, strategy: Automatic, minHours: number): Promise<Held[]> =>
  db
    .select({
      id: videoCopies.id,
      sizeBytes: videoCopies.sizeBytes,
      value: sql<number>`coalesce(${VALUES[strategy]}, 0)::float8`,
      mayGo: sql<boolean>`coalesce(${videoCopies.keptAt}, ${videoCopies.createdAt})
        < now() - make_interval(hours => ${minHours})`,
    })
    .from(videoCopies)
    .leftJoin(videos, eq(videos.id, videoCopies.videoId))
    .where(
      and(eq(videoCopies.strategy, strategy), inArray(videoCopies.state, ['fetching', 'kept'])),
    );

/** Copies that should not be here any more: of videos out of sight, or of nodes whose videos may not be mirrored. */
export const findUnwelcome = (db: Db) =>
  db
    .select({ id: videoCopies.id })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      or(
        sql`not (${isMirrorable})`,
        sql`coalesce(${policyColumn(accounts.host)} in ('reject', 'no-media'), false)`,
        and(sql`${videoCopies.strategy} <> 'manual'`, sql`not ${isOfMirroredHost}`),
      ),
    )
    .orderBy(desc(videoCopies.id))
    .limit(100);

/** Whether one video may be mirrored now. */
export async function mayBeMirrored(db: Db, videoId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        eq(videos.id, videoId),
        isMirrorable,
        sql`coalesce(${policyColumn(accounts.host)} not in ('reject', 'no-media'), true)`,
      ),
    );
  return row !== undefined;
}
