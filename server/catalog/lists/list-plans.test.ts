import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { explain } from '../../../test/support/explain.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { channels, videos } from '../tables.ts';
import type { VideoFilter } from './filter.ts';
import type { Order } from './order.ts';
import { findPage } from './queries.ts';

const NODE = new URL('http://localhost');
const VIDEOS = 20_000;

test('the first page of every list of videos is read from an index, however many there are', async () => {
  const { db } = openCatalog(await startTestNode());
  await db.execute(sql`
    insert into ${channels} (account_id, name, display_name)
    select (select min(id) from accounts), 'channel_' || n, 'Channel' from generate_series(1, 200) n`);
  await db.execute(sql`
    insert into ${videos} (uuid, channel_id, name, privacy, state, category, language, tags,
      duration_seconds, views, likes, recent_views, published_at)
    select gen_random_uuid(), (select min(id) from channels) + n % 200, 'Video ' || n, 1, 1,
      n % 18, 'l' || n % 50, array['tag' || n % 500], n % 3600, n % 1000, n % 100, n % 10,
      now() - n * interval '1 minute'
    from generate_series(1, ${VIDEOS}) n`);
  const [channel] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.name, 'channel_7')));

  const plan = (field: Order['field'], filter: VideoFilter = {}) => {
    const page = { start: 0, count: 15, sort: { field, descending: true } };
    return explain(db, findPage(db, NODE, { viewer: undefined, filter, page }));
  };
  const orders = {
    publishedAt: 'published',
    createdAt: 'created',
    originallyPublishedAt: 'originally',
    name: 'name',
    duration: 'duration',
    views: 'views',
    likes: 'likes',
    comments: 'comments',
    trending: 'trending',
    hot: 'hot',
  } as const;
  for (const [field, index] of Object.entries(orders))
    expect(await plan(field as keyof typeof orders)).toContain(`videos_listed_${index}`);
  const ofChannel = await plan('publishedAt', { channelIds: [channel!.id] });
  expect(ofChannel).toContain('videos_channel_published');
  expect(await plan('publishedAt', { tagsOneOf: ['tag7'] })).toContain('videos_tags');
});
