import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

test('a user follows channels, sees what is new in them, and stops', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const { givenVideo } = openCatalog(node);
  await givenVideo(alice, { name: 'Public' });
  await givenVideo(alice, { name: 'Internal', privacy: 4 });
  await givenVideo(alice, { name: 'Unlisted', privacy: 2 });
  await givenVideo(root, { name: 'Elsewhere' });
  const host = new URL(node.url).host.replace('127.0.0.1', 'localhost');
  const uri = `alice_channel@${host}`;
  const followers = async () =>
    ((await ask(node, 'GET /video-channels/alice_channel')).body as { followersCount: number })
      .followersCount;

  await Promise.all(
    Array.from({ length: 4 }, () => ask(bob, 'POST /users/me/subscriptions', { uri })),
  );
  expect((await ask(root, 'POST /users/me/subscriptions', { uri })).status).toBe(204);
  expect(await followers()).toBe(2);
  const list = await ask(bob, 'GET /users/me/subscriptions?search=ALICE&sort=-channelUpdatedAt');
  expect(list.body).toMatchObject({ total: 1, data: [{ name: 'alice_channel' }] });
  expectShape(list.body, recorded('api-bob-users-me-subscriptions'), [
    'data.0.ownerAccount', // shown as a summary, as other lists of channels do
  ]);
  expect((await ask(bob, `GET /users/me/subscriptions/${uri}`)).status).toBe(200);
  const other = `root_channel@${host}`;
  expect(
    (await ask(bob, `GET /users/me/subscriptions/exist?uris=${uri}&uris=${other}&uris=no@x.org`))
      .body,
  ).toEqual({ [uri]: true, [other]: false, 'no@x.org': false });
  expect((await ask(bob, `GET /users/me/subscriptions/exist?uris[]=${uri}`)).body).toEqual({
    [uri]: true,
  });
  expect((await ask(bob, 'GET /users/me/subscriptions/videos')).body).toMatchObject({
    total: 2,
    data: [{ name: 'Internal' }, { name: 'Public' }],
  });
  expect((await ask(bob, 'GET /users/me/subscriptions/videos?search=pub')).body).toMatchObject({
    total: 1,
  });
  expect((await ask(alice, 'GET /video-channels/alice_channel/followers')).body).toMatchObject({
    total: 2,
    data: [{ follower: { name: 'root' } }, { follower: { name: 'bob' } }],
  });

  for (const bad of ['root', 'root@', 'root@hello@']) {
    expect((await ask(bob, 'POST /users/me/subscriptions', { uri: bad })).status).toBe(400);
    expect((await ask(bob, `GET /users/me/subscriptions/${bad}`)).status).toBe(400);
    expect((await ask(bob, `GET /users/me/subscriptions/exist?uris=${bad}`)).status).toBe(400);
  }
  expect((await ask(bob, 'GET /users/me/subscriptions/exist')).status).toBe(400);
  expect((await ask(node, 'GET /users/me/subscriptions')).status).toBe(401);
  expect((await ask(bob, `POST /users/me/subscriptions`, { uri: `no@${host}` })).status).toBe(404);
  expect((await ask(alice, `DELETE /users/me/subscriptions/${uri}`)).status).toBe(404);
  expect((await ask(bob, `DELETE /users/me/subscriptions/${uri}`)).status).toBe(204);
  expect((await ask(bob, `GET /users/me/subscriptions/${uri}`)).status).toBe(404);
  expect(await followers()).toBe(1);
});
