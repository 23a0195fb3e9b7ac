import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const CHANNEL = '/api/v1/video-channels/alice_channel';
const PATH = `${CHANNEL}/collaborators`;

const post = async (who: Pick<SignedIn, 'request'>, path: string, body: object = {}) =>
  who.request(`${PATH}${path}`, { method: 'POST', ...asJson(body) });

const invite = (who: Pick<SignedIn, 'request'>, accountHandle: string) =>
  post(who, '/invite', { accountHandle });

async function openCollaboration() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const [alice, bob, eve] = [
    await people.join('alice'),
    await people.join('bob'),
    await people.join('eve'),
  ];
  /** The number of the invitation. */
  const given = async (accountHandle: string) => {
    const { collaborator } = (await (await invite(alice, accountHandle)).json()) as {
      collaborator: { id: number };
    };
    return collaborator.id;
  };
  return { node, ...people, alice, bob, eve, given };
}

test('an account is asked to help to run a channel, by its owner alone, and answers itself', async () => {
  const { node, root, alice, bob, eve, given } = await openCollaboration();
  expect((await invite(node, 'bob')).status).toBe(401);
  expect((await invite(eve, 'bob')).status).toBe(403);
  expect((await invite(alice, 'nobody')).status).toBe(404);
  expect((await invite(alice, 'bob@other.example')).status).toBe(404);
  expect((await invite(alice, 'alice')).status).toBe(400);
  const id = await given('bob');
  expect((await invite(alice, 'bob')).status).toBe(409);

  expect((await bob.request(PATH)).status).toBe(403); // not before he has agreed
  expect((await post(node, `/${id}/accept`)).status).toBe(401);
  expect((await post(eve, `/${id}/accept`)).status).toBe(400);
  expect((await post(bob, '/toto/accept')).status).toBe(400);
  expect((await post(bob, '/4242/accept')).status).toBe(404);
  const elsewhere = `/api/v1/video-channels/eve_channel/collaborators/${id}/accept`;
  expect((await bob.request(elsewhere, { method: 'POST' })).status).toBe(404);
  expect((await post(bob, `/${id}/accept`)).status).toBe(204);
  expect((await post(bob, `/${id}/accept`)).status).toBe(400);
  expect(await (await bob.request(PATH)).json()).toMatchObject({
    total: 1,
    data: [{ id, account: { name: 'bob' }, state: { id: 2, label: 'Accepted' } }],
  });

  expect((await invite(bob, 'eve')).status).toBe(403);
  const other = await given('eve');
  const drop = (who: Pick<SignedIn, 'request'>, which: number) =>
    who.request(`${PATH}/${which}`, { method: 'DELETE' });
  expect((await drop(node, other)).status).toBe(401);
  expect((await drop(bob, other)).status).toBe(403);
  expect((await drop(eve, id)).status).toBe(403);
  expect((await post(eve, `/${other}/reject`)).status).toBe(204);
  expect((await post(eve, `/${other}/reject`)).status).toBe(400);
  expect(await (await alice.request(PATH)).json()).toMatchObject({ total: 1 });
  expect(await given('eve')).toBe(other);
  expect((await drop(root, other)).status).toBe(204);
  expect((await post(eve, `/${other}/accept`)).status).toBe(404);
  expect((await drop(bob, id)).status).toBe(204);
  expect(await (await alice.request(PATH)).json()).toEqual({ total: 0, data: [] });
});

test('who helps to run a channel changes it and its videos, but neither deletes nor shares it', async () => {
  const { node, alice, bob, eve, given } = await openCollaboration();
  const { givenVideo } = openCatalog(node);
  const hidden = await givenVideo(alice, { privacy: 3 });
  const path = `/api/v1/videos/${hidden.uuid}`;
  const rename = (who: SignedIn) =>
    who.request(path, { method: 'PUT', ...asJson({ name: 'By the two of us' }) });
  const describe = (who: SignedIn) =>
    who.request(CHANNEL, { method: 'PUT', ...asJson({ displayName: 'Ours' }) });
  const id = await given('bob');
  for (const who of [bob, eve]) {
    expect((await who.request(path)).status).toBe(403);
    expect((await rename(who)).status).toBe(403);
    expect((await describe(who)).status).toBe(403);
  }
  await post(bob, `/${id}/accept`);
  expect((await bob.request(path)).status).toBe(200);
  expect((await rename(bob)).status).toBe(204);
  expect((await describe(bob)).status).toBe(204);
  expect((await bob.request(`${CHANNEL}/followers`)).status).toBe(200);
  expect((await eve.request(path)).status).toBe(403);
  expect((await bob.request(CHANNEL, { method: 'DELETE' })).status).toBe(403);

  const me = (await (await bob.request('/api/v1/users/me')).json()) as object;
  expect(me).toMatchObject({
    videoChannels: [{ name: 'bob_channel' }],
    videoChannelCollaborations: [{ name: 'alice_channel', ownerAccountName: 'alice' }],
  });
  const mine = '/api/v1/accounts/bob/video-channels?includeCollaborations=true';
  expect(await (await bob.request(mine)).json()).toMatchObject({ total: 2 });
  expect((await eve.request(mine)).status).toBe(403);

  await alice.request(`${PATH}/${id}`, { method: 'DELETE' });
  expect((await bob.request(path)).status).toBe(403);
  expect((await describe(bob)).status).toBe(403);
});

test('a channel has twenty collaborators at most', async () => {
  const { join, alice } = await openCollaboration();
  for (let n = 0; n < 20; n++) {
    await join(`editor${n}`);
    expect((await invite(alice, `editor${n}`)).status).toBe(200);
  }
  expect((await invite(alice, 'bob')).status).toBe(400);
});

const reorder = (who: SignedIn) =>
  who.request('/api/v1/video-channels/alice_channel/video-playlists/reorder', {
    method: 'POST',
    ...asJson({ startPosition: 1, insertAfterPosition: 0 }),
  });

const total = async (who: SignedIn, path: string, includes: boolean) => {
  const response = await who.request(`/api/v1/${path}?includeCollaborations=${includes}`);
  return ((await response.json()) as { total: number }).total;
};

test('what is in channels one helps to run is listed when asked for', async () => {
  const { node, alice, bob, eve, given } = await openCollaboration();
  const { givenVideo } = openCatalog(node);
  const { uuid } = await givenVideo(alice, { name: 'By the two of us' });
  const comment = asJson({ text: 'So good' });
  await eve.request(`/api/v1/videos/${uuid}/comment-threads`, { method: 'POST', ...comment });
  await post(bob, `/${await given('bob')}/accept`);
  const channelId = await channelIdOf(alice);
  const playlist = asJson({ displayName: 'Ours', privacy: 1, videoChannelId: channelId });
  const made = await bob.request('/api/v1/video-playlists', { method: 'POST', ...playlist });
  expect(made.status).toBe(200);
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { uuid: string } };
  const byEve = await eve.request('/api/v1/video-playlists', { method: 'POST', ...playlist });
  expect(byEve.status).toBe(403);

  for (const [path, own] of [
    ['users/me/videos', 0],
    ['users/me/videos/comments', 0],
    ['accounts/bob/video-playlists', 1], // to watch later
  ] as const) {
    expect(await total(bob, path, false)).toBe(own);
    expect(await total(bob, path, true)).toBe(own + 1);
  }
  expect(await total(eve, 'users/me/videos', true)).toBe(0);
  const path = `/api/v1/video-playlists/${videoPlaylist.uuid}`;
  expect(await (await node.request(path)).json()).toMatchObject({
    ownerAccount: { name: 'alice' },
  });
  const change = (who: SignedIn) =>
    who.request(path, { method: 'PUT', ...asJson({ displayName: 'Still ours' }) });
  expect([(await change(bob)).status, (await change(eve)).status]).toEqual([204, 403]);
  expect([(await reorder(bob)).status, (await reorder(eve)).status]).toEqual([204, 403]);
});

test('who helps to run a channel takes a video into another they run, as far as there is room', async () => {
  const { node, root, alice, bob, eve, given } = await openCollaboration();
  const { givenVideo } = openCatalog(node);
  const { uuid } = await givenVideo(alice);
  await post(bob, `/${await given('bob')}/accept`);
  const channelId = await channelIdOf(bob);
  const move = (who: SignedIn, to: number) =>
    who.request(`/api/v1/videos/${uuid}`, { method: 'PUT', ...asJson({ channelId: to }) });
  const { id } = (await (await bob.request('/api/v1/users/me')).json()) as { id: number };
  const allow = (videoQuota: number) =>
    root.request(`/api/v1/users/${id}`, { method: 'PUT', ...asJson({ videoQuota }) });

  expect((await move(bob, await channelIdOf(eve))).status).toBe(403);
  await allow(42);
  expect((await move(bob, channelId)).status).toBe(413);
  await allow(-1);
  const give = { method: 'POST', ...asJson({ username: 'eve' }) };
  await alice.request(`/api/v1/videos/${uuid}/give-ownership`, give);
  expect((await move(bob, channelId)).status).toBe(400); // eve is asked to take it over
  const asked = await eve.request('/api/v1/videos/ownership');
  const { data } = (await asked.json()) as { data: { id: number }[] };
  await eve.request(`/api/v1/videos/ownership/${data[0]!.id}/refuse`, { method: 'POST' });
  expect((await move(bob, channelId)).status).toBe(204);
  expect(await (await node.request(`/api/v1/videos/${uuid}`)).json()).toMatchObject({
    channel: { name: 'bob_channel' },
    account: { name: 'bob' },
  });
});
