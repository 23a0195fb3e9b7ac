import { expect, test } from 'vitest';

import { explain } from '../../../test/support/explain.ts';
import { givenManyVideos } from '../../../test/support/many-videos.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import type { VideoFilter } from './filter.ts';
import type { Order } from './order.ts';
import { findPage } from './queries.ts';

const NODE = new URL('http://localhost');
const VIDEOS = 20_000;

test('the first page of every list of videos is read from an index, however many there are', async () => {
  const { db } = openCatalog(await startTestNode());
  const channelId = await givenManyVideos(db, VIDEOS);
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
  const ofChannel = await plan('publishedAt', { channelIds: [channelId] });
  expect(ofChannel).toContain('videos_channel_published');
  expect(await plan('publishedAt', { tagsOneOf: ['tag7'] })).toContain('videos_tags');
});
