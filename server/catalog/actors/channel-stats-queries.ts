import { and, eq, gt, inArray, sql, sum } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videos } from '../tables.ts';
import { viewDays } from '../watching/tables.ts';

/** All views of the videos of each of these channels. */
export const totalViewsOf = (db: Db, channelIds: number[]) =>
  db
    .select({ channelId: videos.channelId, views: sum(videos.views).mapWith(Number) })
    .from(videos)
    .where(inArray(videos.channelId, channelIds))
    .groupBy(videos.channelId);

/** Views of each of these channels on each of the last days (UTC) that had any. */
export const dailyViewsOf = (db: Db, channelIds: number[], days: number) =>
  db
    .select({
      channelId: videos.channelId,
      day: viewDays.day,
      views: sum(viewDays.views).mapWith(Number),
    })
    .from(viewDays)
    .innerJoin(videos, eq(videos.id, viewDays.videoId))
    .where(
      and(
        inArray(videos.channelId, channelIds),
        gt(viewDays.day, sql`((now() at time zone 'UTC')::date - ${days}::int)`),
      ),
    )
    .groupBy(videos.channelId, viewDays.day);
