import { sql } from 'drizzle-orm';

import { channels, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** Many published videos, each different in what lists are ordered by, in 200 channels; returns the number of one. */
export async function givenManyVideos(db: Db, count: number): Promise<number> {
  const [channel] = await db.execute<{ id: number }>(sql`
    insert into ${channels} (account_id, name, display_name)
    select (select min(id) from accounts), 'channel_' || n, 'Channel' from generate_series(1, 200) n
    returning id`);
  await db.execute(sql`
    insert into ${videos} (uuid, channel_id, name, privacy, state, category, language, tags,
      duration_seconds, views, likes, recent_views, published_at)
    select gen_random_uuid(), ${channel!.id}::int + n % 200, 'Video ' || n, 1, 1,
      n % 18, 'l' || n % 50, array['tag' || n % 500], n % 3600, n % 1000, n % 100, n % 10,
      now() - n * interval '1 minute'
    from generate_series(1, ${count}::int) n`);
  return channel!.id;
}

/** Has this node follow none but every nth video. */
export const unfollow = (db: Db, nth: number) =>
  db.execute(sql`update ${videos} set followed = false where id % ${nth}::int > 0`);

/** Videos in one channel of another node, written down as if this node followed it. */
export async function givenForeignVideos(db: Db, host: string, count: number): Promise<void> {
  const url = `https://${host}/`;
  const [channel] = await db.execute<{ id: number }>(sql`
    with account as (insert into ${accounts} (name, host, display_name)
      values ('far', ${host}, 'Far') returning id)
    insert into ${channels} (account_id, name, host, url, display_name)
    select id, 'far_channel', ${host}::text, ${url}::text, 'Far' from account returning id`);
  await db.execute(sql`
    insert into ${videos} (uuid, channel_id, url, name, privacy, state, published_at)
    select gen_random_uuid(), ${channel!.id}::int, ${url}::text || n, 'Video ' || n, 1, 1, now()
    from generate_series(1, ${count}::int) n`);
}

/** Makes all but every nth video one of another node. */
export const giveAway = (db: Db, nth: number) =>
  db.execute(sql`
    update ${videos} set url = 'https://there.example/' || id where id % ${nth}::int > 0`);
