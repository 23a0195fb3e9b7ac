import { eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videos } from '../tables.ts';
import { viewDays } from './tables.ts';

/** Views of this many days make a video trend (contract § config, `trending.videos.intervalDays`). */
const TRENDING_DAYS = 7;

/** Views of this many days are kept by day: what the owner of a channel sees of it (contract § withStats). */
export const KEPT_DAYS = 30;

/** Adds views to a video: to its sum, and to today. */
export async function countView(tx: Db, videoId: number, views = 1): Promise<void> {
  await tx.execute(sql`
    with counted as (
      update ${videos} set views = views + ${views}, recent_views = recent_views + ${views}
      where id = ${videoId} returning id)
    insert into ${viewDays} (video_id, day, views)
    select id, (now() at time zone 'UTC')::date, ${views}::int from counted
    on conflict (day, video_id) do update set views = ${viewDays.views} + excluded.views`);
}

/** Adds a download to a video. */
export const countDownload = (tx: Db, videoId: number) =>
  tx
    .update(videos)
    .set({ downloads: sql`${videos.downloads} + 1` })
    .where(eq(videos.id, videoId));

/** Sets every video's recent views to those of the last days, and forgets the days before. */
export async function sumRecentViews(db: Db): Promise<void> {
  await db.execute(sql`
    delete from ${viewDays} where day <= (now() at time zone 'UTC')::date - ${KEPT_DAYS}::int`);
  await db.execute(sql`
    with recent as (
      select video_id, sum(views)::int as views from ${viewDays}
      where day > (now() at time zone 'UTC')::date - ${TRENDING_DAYS}::int group by video_id),
    changed as (
      select v.id, coalesce(recent.views, 0) as views
      from (select id, recent_views from ${videos} where recent_views > 0) v
      full join recent on recent.video_id = v.id
      where v.recent_views is distinct from coalesce(recent.views, 0) and v.id is not null)
    update ${videos} set recent_views = changed.views from changed where ${videos.id} = changed.id`);
}
