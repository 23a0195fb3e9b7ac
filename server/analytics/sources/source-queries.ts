import { and, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';

import { videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { viewSources } from '../tables.ts';
import type { Source } from './source.ts';

/** So many hosts are told apart of one video and day: clients say what they like. */
export const MAX_HOSTS = 50;

/** So many sources are shown, those that led most. */
const MAX_SHOWN = 100;

const { videoId: ofVideo, day, kind: ofKind, host: ofHost, viewers } = viewSources;

const today = sql`(now() at time zone 'utc')::date`;

/** Counts a viewer of a video of this node; those of other nodes' videos are not. A host too many is left out. */
export const addViewer = (db: Db, videoId: number, { kind, host }: Source) => {
  const ofToday = sql`${ofVideo} = ${videos.id} and ${day} = ${today}`;
  const isKnown = sql`exists (select from ${viewSources}
    where ${ofToday} and ${ofKind} = ${kind} and ${ofHost} = ${host})`;
  const hosts = sql`(select count(*) from ${viewSources} where ${ofToday} and ${ofHost} <> '')`;
  return db.execute(sql`insert into ${viewSources} (video_id, day, kind, host, viewers)
    select ${videos.id}, ${today}, ${kind}::source_kind,
      case when ${isKnown} or ${hosts} < ${MAX_HOSTS} then ${host}::text else '' end, 1
    from ${videos} where ${videos.id} = ${videoId} and ${videos.url} is null
    on conflict (video_id, day, kind, host) do update set viewers = ${viewers} + 1`);
};

/** The days, UTC, of a span whose ends may be open. */
export type Days = { startDate?: Date | undefined; endDate?: Date | undefined };

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

const countSources = (db: Db, of: SQL, { startDate, endDate }: Days) =>
  db
    .select({ kind: ofKind, host: ofHost, viewers: sql<number>`sum(${viewers})::int` })
    .from(viewSources)
    .where(and(of, startDate && gte(day, dayOf(startDate)), endDate && lte(day, dayOf(endDate))))
    .groupBy(ofKind, ofHost)
    .orderBy(desc(sql`sum(${viewers})`), ofKind, ofHost)
    .limit(MAX_SHOWN);

/** From where how many came to a video, those that led most first. */
export const sourcesOfVideo = (db: Db, videoId: number, days: Days) =>
  countSources(db, eq(ofVideo, videoId), days);

/** The same of all videos of a channel. */
export const sourcesOfChannel = (db: Db, channelId: number, days: Days) => {
  const published = db
    .select({ id: videos.id })
    .from(videos)
    .where(eq(videos.channelId, channelId));
  return countSources(db, inArray(ofVideo, published), days);
};

/** Deletes what was counted so many days ago. Returns how many rows. */
export async function deleteOldSources(db: Db, { days, limit }: { days: number; limit: number }) {
  const old = db
    .select({ row: sql`${viewSources}.ctid` })
    .from(viewSources)
    .where(lt(day, sql`${today} - ${days}::int`))
    .limit(limit);
  const rows = await db
    .delete(viewSources)
    .where(inArray(sql`${viewSources}.ctid`, old))
    .returning({ videoId: ofVideo });
  return rows.length;
}
