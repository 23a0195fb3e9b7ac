import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openUploads } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Anybody = Pick<SignedIn, 'request'>;
type Changes = { total: number; data: { id: number; status: string; state: { id: number } }[] };

const API = '/api/v1';
const post = async (who: Anybody, path: string, body: object = {}) =>
  (await who.request(API + path, { method: 'POST', ...asJson(body) })).status;
const drop = async (who: Anybody, path: string) =>
  (await who.request(API + path, { method: 'DELETE' })).status;
const read = async <Body = Changes>(who: Anybody, path: string) =>
  (await (await who.request(API + path)).json()) as Body;
const status = async (who: Anybody, path: string) => (await who.request(API + path)).status;

async function openOwnership() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const join = people.join;
  const [alice, bob, eve] = [await join('alice'), await join('bob'), await join('eve')];
  return { node, ...people, alice, bob, eve, catalog: openCatalog(node) };
}

const channelsOf = async (who: Anybody) =>
  (await read<{ videoChannels: { id: number; name: string }[] }>(who, '/users/me')).videoChannels;

/** Lets somebody help to run a channel. */
async function share(owner: SignedIn, channel: string, name: string, invited: SignedIn) {
  const path = `${API}/video-channels/${channel}/collaborators`;
  const response = await owner.request(`${path}/invite`, {
    method: 'POST',
    ...asJson({ accountHandle: name }),
  });
  const { collaborator } = (await response.json()) as { collaborator: { id: number } };
  await invited.request(`${path}/${collaborator.id}/accept`, { method: 'POST' });
}

test('a video goes to another user when both want it', async () => {
  const { node, root, join, alice, bob, eve, catalog } = await openOwnership();
  const editor = await join('editor');
  await share(alice, 'alice_channel', 'editor', editor);
  const { id, uuid } = await catalog.givenVideo(alice);
  const give = (who: Anybody, username = 'bob', video: number | string = uuid) =>
    post(who, `/videos/${video}/give-ownership`, { username });

  expect(await give(node)).toBe(401);
  expect(await give(eve)).toBe(403);
  expect(await give(alice, 'bob', 4242)).toBe(404);
  for (const nobody of ['unexisting', 'bob@other.example', 'alice', 'b_b', ''])
    expect(await give(alice, nobody)).toBe(400);
  expect(await give(editor)).toBe(204);
  expect(await give(alice, 'eve')).toBe(400); // bob has not answered

  for (const who of [alice, bob, editor]) {
    expect(await read(who, '/videos/ownership')).toMatchObject({
      total: 1,
      data: [
        {
          status: 'WAITING',
          state: { id: 1, label: 'Pending' },
          initiatorAccount: { name: 'alice' },
          nextOwnerAccount: { name: 'bob' },
          video: { id, uuid },
        },
      ],
    });
  }
  expect(await read(eve, '/videos/ownership')).toEqual({ total: 0, data: [] });
  expect(await status(node, '/videos/ownership')).toBe(401);
  expect(await status(eve, `/videos/${uuid}/ownership`)).toBe(403);
  const first = (await read(editor, `/videos/${uuid}/ownership`)).data[0]!.id;

  for (const who of [alice, eve, editor, root])
    expect(await post(who, `/videos/ownership/${first}/refuse`)).toBe(403);
  expect(await post(bob, `/video-channels/ownership/${first}/refuse`)).toBe(400);
  expect(await post(bob, `/videos/ownership/${first}/refuse`)).toBe(204);
  expect(await post(bob, `/videos/ownership/${first}/refuse`)).toBe(400);

  await give(root);
  const second = (await read(bob, '/videos/ownership')).data[0]!.id;
  const accept = (who: Anybody, channelId: unknown, change = second) =>
    post(who, `/videos/ownership/${change}/accept`, { channelId });
  const [target] = await channelsOf(bob);
  expect(await accept(node, target!.id)).toBe(401);
  expect(await accept(bob, target!.id, 4242)).toBe(404);
  expect(await accept(eve, (await channelsOf(eve))[0]!.id)).toBe(403);
  expect(await accept(bob, (await channelsOf(eve))[0]!.id)).toBe(403);
  expect(await accept(bob, 987_654)).toBe(400);
  expect(await accept(bob, 'toto')).toBe(400);
  expect(await accept(bob, target!.id)).toBe(204);
  expect(await accept(bob, target!.id)).toBe(400);
  const video = await read<object>(node, `/videos/${uuid}`);
  expect(video).toMatchObject({ channel: { name: 'bob_channel' }, account: { name: 'bob' } });
  expect(await status(alice, `/videos/${uuid}/ownership`)).toBe(403);
  const answered = await read(bob, `/videos/${uuid}/ownership?state=3`);
  expect(answered.data.map((change) => change.status)).toEqual(['ACCEPTED']);
  expect(await status(bob, `/videos/${uuid}/ownership?state=INVALID`)).toBe(400);
});

test('an offer is taken back by those who could make it, and falls with the ownership', async () => {
  const { root, alice, bob, eve, catalog } = await openOwnership();
  const { uuid } = await catalog.givenVideo(alice);
  const offer = async (username: string) => {
    await post(alice, `/videos/${uuid}/give-ownership`, { username });
    return (await read(alice, '/videos/ownership')).data[0]!.id;
  };
  const first = await offer('bob');
  for (const who of [bob, eve]) expect(await drop(who, `/videos/ownership/${first}`)).toBe(403);
  expect(await drop(alice, `/video-channels/ownership/${first}`)).toBe(400);
  expect(await drop(alice, `/videos/ownership/${first}`)).toBe(204);
  expect(await drop(alice, `/videos/ownership/${first}`)).toBe(404);

  const second = await offer('eve');
  await post(alice, '/video-channels', { name: 'spare', displayName: 'Spare' });
  await post(alice, '/video-channels/alice_channel/give-ownership', { username: 'bob' });
  const [channel] = (await read(bob, '/video-channels/ownership')).data;
  expect(await post(bob, `/video-channels/ownership/${channel!.id}/accept`)).toBe(204);
  const [target] = await channelsOf(eve);
  const accept = { channelId: target!.id };
  expect(await post(eve, `/videos/ownership/${second}/accept`, accept)).toBe(400);
  expect(await drop(root, `/videos/ownership/${second}`)).toBe(204);
});

test('a channel goes to another user with all that is in it, by its owner alone', async () => {
  const { node, root, join, alice, bob, eve, catalog } = await openOwnership();
  const editor = await join('editor');
  const { uuid } = await catalog.givenVideo(alice);
  await share(alice, 'alice_channel', 'editor', editor);
  await share(alice, 'alice_channel', 'bob', bob);
  const path = '/video-channels/alice_channel';
  const give = (who: Anybody, username = 'bob', channel = path) =>
    post(who, `${channel}/give-ownership`, { username });

  expect(await give(node)).toBe(401);
  for (const who of [eve, editor, bob]) expect(await give(who)).toBe(403);
  expect(await give(alice, 'bob', '/video-channels/nobody')).toBe(404);
  for (const nobody of ['unexisting', 'alice']) expect(await give(alice, nobody)).toBe(400);
  expect(await give(alice)).toBe(204);
  expect(await give(alice, 'eve')).toBe(400);

  for (const query of ['start=-1', 'count=101', 'sort=hello'])
    for (const list of ['/video-channels/ownership', `${path}/ownership`])
      expect(await status(alice, `${list}?${query}`)).toBe(400);
  expect(await read(editor, '/video-channels/ownership')).toEqual({ total: 0, data: [] });
  expect(await read(bob, '/video-channels/ownership')).toMatchObject({
    total: 1,
    data: [{ videoChannel: { name: 'alice_channel' }, initiatorAccount: { name: 'alice' } }],
  });
  expect(await status(eve, `${path}/ownership`)).toBe(403);
  const { id } = (await read(editor, `${path}/ownership?state=1`)).data[0]!;
  const accept = (who: Anybody) => post(who, `/video-channels/ownership/${id}/accept`);
  for (const who of [alice, eve, editor, root]) expect(await accept(who)).toBe(403);
  expect(await accept(bob)).toBe(409); // it is her only one
  await post(alice, '/video-channels', { name: 'spare', displayName: 'Spare' });
  for (const who of [editor, bob, eve])
    expect(await drop(who, `/video-channels/ownership/${id}`)).toBe(403);
  expect(await accept(bob)).toBe(204);
  expect(await accept(bob)).toBe(400);
  expect(await drop(root, `/video-channels/ownership/${id}`)).toBe(400);

  expect(await read<object>(node, path)).toMatchObject({ ownerAccount: { name: 'bob' } });
  expect(await read<object>(node, `/videos/${uuid}`)).toMatchObject({ account: { name: 'bob' } });
  expect(await read(bob, `${path}/collaborators`)).toMatchObject({
    total: 1,
    data: [{ account: { name: 'editor' } }],
  });
  expect(await status(alice, `${path}/collaborators`)).toBe(403);
  expect((await channelsOf(bob)).map(({ name }) => name).toSorted()).toEqual([
    'alice_channel',
    'bob_channel',
  ]);
});

test('nobody takes over more than fits into their quota', async () => {
  const { node, alice, catalog } = await openOwnership();
  const small = await openUploads(node).givenUser({ quotaBytes: 999 });
  const { username } = await read<{ username: string }>(small, '/users/me');
  const { uuid } = await catalog.givenVideo(alice); // of 1,000 bytes
  await post(alice, '/video-channels', { name: 'spare', displayName: 'Spare' });
  await post(alice, `/videos/${uuid}/give-ownership`, { username });
  await post(alice, '/video-channels/alice_channel/give-ownership', { username });
  const [video] = (await read(small, '/videos/ownership')).data;
  const [channel] = (await read(small, '/video-channels/ownership')).data;
  const channelId = (await channelsOf(small))[0]!.id;
  expect(await post(small, `/videos/ownership/${video!.id}/accept`, { channelId })).toBe(413);
  expect(await post(small, `/video-channels/ownership/${channel!.id}/accept`)).toBe(413);
});
