import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { givenRemoteVideo } from '../../../test/support/remote.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type List = { total: number; data: { name: string; blockedServer?: { host: string } }[] };
type Asker = { request: (path: string, init?: RequestInit) => Promise<Response> };

const namesSeenBy = async (asker: Asker) => {
  const { data } = (await (await asker.request('/api/v1/videos?sort=name')).json()) as List;
  return data.map(({ name }) => name);
};
const post = (asker: Asker, path: string, body: unknown) =>
  asker.request(`/api/v1${path}`, { method: 'POST', ...asJson(body) });
const remove = (asker: Asker, path: string) =>
  asker.request(`/api/v1${path}`, { method: 'DELETE' });

test('who is muted is gone from the lists of the one who mutes, or from everybody’s', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const [ann, bob, mod] = [await join('ann'), await join('bob'), await join('mod', 'moderator')];
  await givenVideo(ann, { name: 'By Ann' });
  await givenVideo(bob, { name: 'By Bob' });
  const handle = `ann@${new URL(node.url).host.replace('127.0.0.1', 'localhost')}`;

  expect((await post(bob, '/users/me/blocklist/accounts', { accountName: 'ANN' })).status).toBe(
    204,
  );
  await expect.poll(() => namesSeenBy(bob)).toEqual(['By Bob']);
  expect(await namesSeenBy(node)).toEqual(['By Ann', 'By Bob']);
  expect(await (await bob.request('/api/v1/users/me/blocklist/accounts')).json()).toMatchObject({
    total: 1,
    data: [{ byAccount: { name: 'bob' }, blockedAccount: { name: 'ann' } }],
  });
  expect((await remove(bob, '/users/me/blocklist/accounts/ann')).status).toBe(204);
  expect((await remove(bob, '/users/me/blocklist/accounts/ann')).status).toBe(404);
  await expect.poll(() => namesSeenBy(bob)).toEqual(['By Ann', 'By Bob']);

  expect((await post(mod, '/server/blocklist/accounts', { accountName: 'ann' })).status).toBe(204);
  await expect.poll(() => namesSeenBy(node)).toEqual(['By Bob']);
  expect(
    await (
      await bob.request(`/api/v1/blocklist/status?accounts[]=${handle}&hosts=Remote.Example`)
    ).json(),
  ).toEqual({
    accounts: { [handle]: { blockedByServer: true, blockedByUser: false } },
    hosts: { 'Remote.Example': { blockedByServer: false, blockedByUser: false } },
  });

  for (const [asker, path, body, status] of [
    [bob, '/users/me/blocklist/accounts', { accountName: 'bob' }, 409],
    [bob, '/users/me/blocklist/accounts', { accountName: 'nobody' }, 404],
    [bob, '/users/me/blocklist/accounts', { accountName: 'a b' }, 400],
    [bob, '/users/me/blocklist/servers', { host: 'http://remote.example' }, 400],
    [
      bob,
      '/users/me/blocklist/servers',
      { host: new URL(node.url).host.replace('127.0.0.1', 'LOCALHOST') },
      409,
    ],
    [bob, '/server/blocklist/accounts', { accountName: 'ann' }, 403],
    [mod, '/server/blocklist/accounts', { accountName: 'root' }, 403],
    [node, '/server/blocklist/servers', { host: 'remote.example' }, 401],
  ] as const) {
    expect({ body, status: (await post(asker, path, body)).status }).toEqual({ body, status });
  }
  expect(await actsOf(root, 'mod')).toMatchObject([{ domain: 'blocklist', action: 'block' }]);
});

test('a muted node stays muted in every spelling of its host, and below it', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const catalog = openCatalog(node);
  for (const host of ['bad.example', 'bad.example:8443', 'a.b.bad.example', 'notbad.example']) {
    await givenRemoteVideo(catalog.db, { host, name: host });
  }
  expect(await namesSeenBy(node)).toHaveLength(4);

  const muted = await post(root, '/server/blocklist/servers', { host: 'BAD.Example.:443' });

  expect(muted.status).toBe(204);
  await expect.poll(() => namesSeenBy(node)).toEqual(['notbad.example']);
  expect((await remove(root, '/server/blocklist/servers/bad.EXAMPLE')).status).toBe(204);
  await post(root, '/server/blocklist/servers', { host: 'example' }); // no name of all nodes below
  await expect.poll(() => namesSeenBy(node)).toHaveLength(4);
});
