import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { findBlob } from '../../platform/blobs.ts';
import { findVideo } from '../index.ts';

const CHANNELS = '/api/v1/video-channels';
const send = (who: SignedIn, method: string, path: string, body: object = {}) =>
  who.request(path, { method, ...asJson(body) });
const form = { name: 'gold', displayName: 'Gold', description: 'All that glitters', support: null };

test('a channel is opened, changed and deleted by its owner and by moderators alone', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob, mo] = [await join('alice'), await join('bob'), await join('mo', 'moderator')];
  const nobody = { ...node, token: '' };

  expect((await send(nobody, 'POST', CHANNELS, form)).status).toBe(401);
  const opened = await send(alice, 'POST', CHANNELS, form);
  expect(await opened.json()).toEqual({ videoChannel: { id: expect.any(Number) as number } });

  const path = `${CHANNELS}/gold`;
  const change = { displayName: 'Golden', description: null, publicEmail: 'gold@example.org' };
  expect((await send(nobody, 'PUT', path, change)).status).toBe(401);
  expect((await send(bob, 'PUT', path, change)).status).toBe(403);
  for (const who of [alice, mo, root]) {
    expect((await send(who, 'PUT', path, change)).status).toBe(204);
  }
  expect(await (await node.request(path)).json()).toMatchObject(change);

  for (const who of [bob, await join('eve')])
    expect((await who.request(`${path}/followers`)).status).toBe(403);
  expect((await nobody.request(`${path}/followers`)).status).toBe(401);
  expect((await alice.request(`${path}/followers?sort=hello`)).status).toBe(400);
  expect(await (await alice.request(`${path}/followers`)).json()).toEqual({ total: 0, data: [] });
  expect((await bob.request('/api/v1/accounts/alice/followers')).status).toBe(403);
  expect((await alice.request('/api/v1/accounts/alice/followers')).status).toBe(200);

  expect((await send(nobody, 'DELETE', path)).status).toBe(401);
  expect((await send(bob, 'DELETE', path)).status).toBe(403);
  expect((await send(alice, 'DELETE', `${CHANNELS}/silver`)).status).toBe(404);
  expect((await send(mo, 'DELETE', path)).status).toBe(204);
  expect((await node.request(path)).status).toBe(404);
  expect((await send(alice, 'DELETE', `${CHANNELS}/alice_channel`)).status).toBe(409);
});

test('names are free once: of channels, accounts and all that were', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const open = (body: object) => send(root, 'POST', CHANNELS, body);
  expect((await open(form)).status).toBe(200);
  for (const name of ['gold', 'GOLD', 'root', 'root_channel'])
    expect((await open({ ...form, name })).status).toBe(409);
  await send(root, 'DELETE', `${CHANNELS}/gold`);
  expect((await open(form)).status).toBe(409);
  await expect(join('gold')).rejects.toThrow('409');

  const tries = await Promise.all(Array.from({ length: 5 }, () => open({ ...form, name: 'new' })));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(tries.filter(({ status }) => status === 409)).toHaveLength(4);
  for (let n = 2; n < 20; n++) expect((await open({ ...form, name: `n${n}` })).status).toBe(200);
  expect((await open({ ...form, name: 'n20' })).status).toBe(400);
});

test('a channel is described within limits, and says nothing of whose it is', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const wrong = [
    { name: undefined },
    { name: 'super name' },
    { name: 'x'.repeat(51) },
    { name: '__proto__/' },
    { displayName: undefined },
    { displayName: 'super'.repeat(25) },
    { description: 'super'.repeat(201) },
    { description: 'ab' },
    { support: 'super'.repeat(201) },
    { publicEmail: 'nowhere' },
    { accountId: 1 },
    { ownerAccount: { id: 1 } },
    { id: 7 },
  ];
  for (const values of wrong)
    expect((await send(root, 'POST', CHANNELS, { ...form, ...values })).status).toBe(400);
  const path = `${CHANNELS}/root_channel`;
  for (const values of [...wrong.slice(5), { name: 'new' }, { bulkVideosSupportUpdate: 'super' }])
    expect((await send(root, 'PUT', path, values)).status).toBe(400);
});

test('a support text goes to the videos of its channel when that is asked for', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const { id } = await givenVideo(root, { support: 'Coffee' });
  const support = async () => (await findVideo(db, id))!.video.support;
  const change = (values: object) => send(root, 'PUT', `${CHANNELS}/root_channel`, values);
  await change({ support: 'Tea, please' });
  expect(await support()).toBe('Coffee');
  await change({ support: 'Tea, please', bulkVideosSupportUpdate: true });
  expect(await support()).toBe('Tea, please');
});

test('a deleted channel is gone at once, and then are its videos and their files', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const { db, givenVideo } = openCatalog(node);
  const videos = [await givenVideo(alice), await givenVideo(alice, { privacy: 2 })];
  const { video } = (await findVideo(db, videos[0]!.id))!;
  expect(await findBlob(db, video.sourceKey!)).toBeDefined();
  await send(alice, 'POST', CHANNELS, form);

  expect((await send(alice, 'DELETE', `${CHANNELS}/alice_channel`)).status).toBe(204);
  for (const { uuid } of videos)
    expect((await node.request(`/api/v1/videos/${uuid}`)).status).toBe(404);
  const me = (await (await alice.request('/api/v1/users/me')).json()) as {
    videoChannels: { name: string }[];
  };
  expect(me.videoChannels.map(({ name }) => name)).toEqual(['gold']);
  await expect.poll(() => findVideo(db, videos[1]!.id)).toBeUndefined();
  await expect.poll(() => findBlob(db, video.sourceKey!)).toBeUndefined();
});
