import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { expectShape } from '../../../test/support/contract.ts';
import { idsOf, openFeeds, recordedXml, titlesOf } from '../../../test/support/feeds.ts';

const tokenOf = async (who: SignedIn, method = 'GET') =>
  ((await ask(who, `${method} /users/scoped-tokens`)).body as { feedToken: string }).feedToken;

test('what somebody follows is told to who knows their token, until they choose another', async () => {
  const { node, root, alice, bob, rss, status, givenVideo } = await openFeeds();
  await givenVideo(alice, { name: 'Public', description: 'water', nsfw: true });
  await givenVideo(alice, { name: 'Internal', privacy: 4 });
  for (const privacy of [2, 3] as const) await givenVideo(alice, { name: 'Hidden', privacy });
  await givenVideo(root, { name: 'Elsewhere' });
  await ask(bob, 'PUT /users/me', { nsfwPolicy: 'display' });
  await ask(bob, 'POST /users/me/subscriptions', { uri: 'alice_channel@node.example' });
  const { accountId, channelId } = await idsOf(bob);
  const feed = (token: string, of = accountId) =>
    `/feeds/subscriptions.xml?accountId=${of}&token=${token}`;

  const first = await tokenOf(bob);
  const channel = await rss(feed(first));
  expect(titlesOf(channel)).toEqual(['Internal', 'Public']); // as bob finds them when he is signed in
  expectShape(
    { ...channel, item: channel.item!.slice(1) },
    recordedXml('feed-subscriptions').rss.channel,
    [
      'item.0.category',
      'item.0.media:group.media:peerLink',
      'item.0.media:group.media:content',
      'item.0.media:thumbnail',
    ],
  );
  expect(channel.item![0]).not.toHaveProperty('enclosure'); // a reader of feeds cannot sign in for it
  const { headers } = await node.request(feed(first));
  expect(headers.get('cache-control')).toBe('private, max-age=900');
  await ask(bob, 'PUT /users/me', { nsfwPolicy: 'do_not_list' });
  expect(titlesOf(await rss(feed(first)))).toEqual(['Internal']);

  expect(await status(feed('toto'))).toBe(403);
  expect(await status(feed(await tokenOf(alice)))).toBe(403);
  expect(await status(`/feeds/subscriptions.xml?accountId=${accountId}`)).toBe(403);
  expect(await status(feed(first, channelId + 1_000))).toBe(404);
  expect(await status(`/feeds/subscriptions.xml?token=${first}`)).toBe(400);
  expect(await status(`${feed(first)}&include=1`)).toBe(401);

  const second = await tokenOf(bob, 'POST');
  expect(await status(feed(first))).toBe(403);
  expect(await status(feed(second))).toBe(200);
  const { body } = await ask(bob, 'GET /users/me');
  await ask(root, `POST /users/${(body as { id: number }).id}/block`, {});
  expect(await status(feed(second))).toBe(403);
});
