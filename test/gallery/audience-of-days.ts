import { sql } from 'drizzle-orm';

import { type Connection, openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';

const VIEWERS = 31_400;
const LASTS_SECONDS = 60;
const DAYS = 30;

/**
 * The first day of a film: most come at its beginning and in the evening, and leave little by little. Its channel was
 * watched on the days before.
 */
export async function haveWatched(connection: Connection, videoId: number) {
  const { db, close } = openDatabase(connection, silentLog);
  await db.execute(sql`
    with seen as (
      select n, n * 0.6180339887 % 1 as a, n * 0.7548776662 % 1 as b, n * 0.5698402910 % 1 as c
      from generate_series(1, ${VIEWERS}::int) as n
    ), timed as (
      select n,
        now() - interval '1 day' + interval '1 hour' *
          case when b < 0.45 then 23.5 * pow(a, 2) else 12 + 8 * (a + c) / 2 end as began,
        greatest(2, floor(${LASTS_SECONDS}::int * (1 - pow(c, 2.4))))::int as seconds
      from seen
    )
    insert into watch_sessions (video_id, started_at, ended_at, position_seconds, watched_seconds, sections, device,
      operating_system, client)
    select ${videoId}::int, began, began + interval '1 second' * seconds, seconds, seconds,
      int4multirange(int4range(0, seconds, '[]')),
      (array['mobile', 'desktop', 'desktop', 'mobile', 'tablet', 'smarttv', 'mobile'])[n % 7 + 1],
      (array['Android', 'Windows', 'Linux', 'iOS', 'iOS', 'Android', 'Android'])[n % 7 + 1],
      (array['Chrome', 'Firefox', 'Firefox', 'Safari', 'Safari', 'Chrome', 'Firefox'])[n % 7 + 1]
    from timed`);
  await db.execute(sql`
    insert into view_days (video_id, day, views)
    select v.id, (now() at time zone 'UTC')::date - ago,
      round(v.views / 60.0 * (1 + 0.5 * sin(ago * 0.9 + v.id)) * (${DAYS}::int - ago) / ${DAYS}::int)
    from videos v, generate_series(1, ${DAYS - 1}::int) as ago
    where v.published_at < now() - interval '1 day' * ago and v.url is null
    on conflict do nothing`);
  await db.execute(sql`
    update view_sources set viewers = viewers * 1640 + 91 * length(kind::text) where video_id = ${videoId}::int`);
  await close();
}
