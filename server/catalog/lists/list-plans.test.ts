import { expect, test } from 'vitest';

import { explain, explainPlanned, rowsOfIndex } from '../../../test/support/explain.ts';
import { giveAway, givenManyVideos, unfollow } from '../../../test/support/many-videos.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import type { VideoFilter } from './filter.ts';
import type { Order } from './order.ts';
import { selectPage } from './plain-queries.ts';
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
  const planned = (field: Order['field'], ofId?: number) => {
    const page = { sort: { field, descending: true }, reach: 100 };
    const scope = { nsfw: 'both', ...(ofId !== undefined && { channelId: ofId }) } as const;
    return explainPlanned(db, selectPage(db, NODE, scope, page).getQuery().sql);
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
    localVideoFilesSize: 'size',
  } as const;
  for (const [name, index] of Object.entries(orders)) {
    const field = name as keyof typeof orders;
    for (const text of [await plan(field), await planned(field)])
      expect(text).toContain(`videos_listed_${index}`);
  }
  expect(await planned('publishedAt', channelId)).toContain('videos_channel_published');
  const ofChannel = await plan('publishedAt', { channelIds: [channelId] });
  expect(ofChannel).toContain('videos_channel_published');
  expect(await plan('publishedAt', { tagsOneOf: ['tag7'] })).toContain('videos_tags');
  await giveAway(db, 200);
  expect(await plan('publishedAt', { isLive: true })).toContain('videos_live');
  expect(await plan('publishedAt', { isLocal: true })).toContain('videos_local_published');
  expect(await plan('publishedAt', { isLocal: false })).toContain('videos_listed_published');
  await unfollow(db, 200); // what is not in lists is not in their indexes, so none is passed over
  for (const name of Object.keys(orders))
    expect(await planned(name as keyof typeof orders)).toContain('videos_listed_');
  expect(await rowsOfIndex(db, 'videos_listed_hot')).toBe(VIDEOS / 200);
});
