import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { givenThreads } from '../../../test/support/comments.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { explain } from '../../../test/support/explain.ts';
import { type Feeds, idsOf, openFeeds, recordedXml } from '../../../test/support/feeds.ts';
import { type CommentScope, newestComments } from './comment-queries.ts';

const contentsOf = async ({ rss }: Feeds, query: string) =>
  ((await rss(`/feeds/video-comments.xml?${query}`)).item ?? []).map(
    (item) => item['content:encoded'],
  );

const say = (who: SignedIn, uuid: string, text: string) =>
  ask(who, `POST /videos/${uuid}/comment-threads`, { text });

test('new comments are told of what everybody may watch and read', async () => {
  const feeds = await openFeeds();
  const { node, root, alice, bob, status, givenVideo } = feeds;
  const open = await givenVideo(alice, { name: 'Open', description: 'water' });
  const other = await givenVideo(root, { name: 'Other' });
  const hidden = await givenVideo(alice, { name: 'Hidden', privacy: 4 });
  const held = await givenVideo(alice, { name: 'Held', commentsPolicy: 3 });
  await say(bob, open.uuid, 'a **nice** <video>');
  await say(root, other.uuid, 'elsewhere');
  await say(bob, hidden.uuid, 'nobody reads this');
  await say(bob, held.uuid, 'nor this');

  const nice = '<p>a <strong>nice</strong> &lt;video&gt;</p>';
  const ids = await idsOf(alice);
  expect(await contentsOf(feeds, '')).toEqual(['<p>elsewhere</p>', nice]);
  for (const query of [
    `videoId=${open.uuid}`,
    `videoId=${open.id}`,
    `accountId=${ids.accountId}`,
    'videoChannelName=alice_channel',
  ])
    expect([query, await contentsOf(feeds, query)]).toEqual([query, [nice]]);

  const path = `?videoId=${open.uuid}`;
  expectShape(
    await feeds.rss(`/feeds/video-comments.xml${path}`),
    recordedXml('feed-comments-xml').rss.channel,
  );
  const json = await (await node.request(`/feeds/video-comments.json${path}`)).json();
  expectShape(json, recorded('feed-comments-json'));
  expect(json).toMatchObject({ title: 'Open', items: [{ title: 'Open - bob' }] });

  await ask(root, 'POST /server/blocklist/accounts', { accountName: 'bob' });
  expect(await contentsOf(feeds, path.slice(1))).toEqual([]);
  expect(await status(`/feeds/video-comments.xml?videoId=${hidden.uuid}`)).toBe(404);
  expect(await status('/feeds/video-comments.xml?videoId=nothing')).toBe(404);
  expect(await status(`/feeds/video-comments.xml${path}&videoChannelId=1`)).toBe(400);
  expect(await status('/feeds/video-comments.exe')).toBe(400);
});

test('the newest comments are found without looking through all', async () => {
  const { alice, givenVideo, db } = await openFeeds();
  const [busy, quiet] = [await givenVideo(alice), await givenVideo(alice)];
  const { accountId, channelId } = await idsOf(alice);
  await givenThreads(db, { videoId: busy.id, accountId }, 5_000);
  await givenThreads(db, { videoId: quiet.id, accountId }, 1);
  const page = { start: 0, count: 20 };
  const plan = (scope: CommentScope) => explain(db, newestComments(db, scope, page));
  expect(await plan({})).toMatch(/Index Scan Backward using comments_newest/);
  expect(await plan({ videoId: quiet.id })).toMatch(/using comments_of_video|on comments_of_video/);
  expect(await plan({ channelIds: [channelId] })).not.toMatch(/Seq Scan on comments/);
});
