import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { openArchive } from '../../test/support/archive.ts';
import type { SignedIn } from '../../test/support/client.ts';
import { startTestNode, type TestNode } from '../../test/support/node.ts';
import { asJson, openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { findSource } from '../catalog/index.ts';

type Exports = {
  total: number;
  data: { id: number; state: { id: number }; size: number; privateDownloadUrl: string }[];
};

const idOf = async (user: SignedIn) =>
  ((await (await user.request('/api/v1/users/me')).json()) as { id: number }).id;

const ask = (user: SignedIn, userId: number, withVideoFiles = false) =>
  user.request(`/api/v1/users/${userId}/exports/request`, {
    method: 'POST',
    ...asJson({ withVideoFiles }),
  });

const list = async (user: SignedIn, userId: number) =>
  (await (await user.request(`/api/v1/users/${userId}/exports`)).json()) as Exports;

async function untilMade(user: SignedIn, userId: number) {
  await expect
    .poll(async () => (await list(user, userId)).data[0]?.state.id, { timeout: 20_000 })
    .toBe(3);
  return (await list(user, userId)).data[0]!;
}

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;

const put = (user: SignedIn, path: string, body: unknown, method = 'PUT') =>
  user.request(`/api/v1${path}`, { method, ...asJson(body) });

/** Somebody who has done a bit of everything. */
async function givenLife(node: TestNode) {
  const people = await openPeople(node);
  const [alice, bob] = [await people.join('alice'), await people.join('bob')];
  const { givenVideo } = openCatalog(node);
  const mine = await givenVideo(alice, { name: 'Mine', tags: ['river'] });
  const other = await givenVideo(bob, { name: 'Other' });
  await put(alice, `/videos/${other.uuid}/rate`, { rating: 'like' });
  await put(alice, `/videos/${mine.uuid}/rate`, { rating: 'dislike' });
  await put(alice, `/videos/${other.uuid}/comment-threads`, { text: 'So good' }, 'POST');
  await put(alice, '/users/me/subscriptions', { uri: 'bob_channel@localhost' }, 'POST');
  await put(alice, '/users/me/blocklist/servers', { host: 'spam.example' }, 'POST');
  return { people, alice, bob, mine, other };
}

const url = (uuid: string) => expect.stringMatching(`/videos/watch/${uuid}$`) as string;

test('an archive holds what a user has here, and opens by its address alone', async () => {
  const node = await startTestNode();
  const { people, alice, bob, mine, other } = await givenLife(node);
  const id = await idOf(alice);

  expect((await ask(bob, id)).status).toBe(403);
  expect((await bob.request(`/api/v1/users/${id}/exports`)).status).toBe(403);
  expect((await ask(people.root, 99_999)).status).toBe(404);
  expect((await node.request(`/api/v1/users/${id}/exports`)).status).toBe(401);

  expect((await ask(alice, id)).status).toBe(200);
  expect((await ask(alice, id)).status).toBe(400); // one at a time
  const made = await untilMade(alice, id);
  const path = pathOf(made.privateDownloadUrl);
  expect((await node.request(path.split('?')[0]!)).status).toBe(400);
  expect((await node.request(path.replace('jwt=', 'jwt=hello.'))).status).toBe(400);
  expect((await node.request(path.replace('jwt=', 'jwt=a'))).status).toBe(403);
  expect((await node.request(path.replace('.zip', '.tar'))).status).toBe(404);
  expect((await node.request(`${path.slice(0, -4)}AAAA`)).status).toBe(403);

  const response = await node.request(path);
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="alice export.zip"',
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBe(made.size);
  const files = await openArchive(bytes);
  const read = (name: string) =>
    JSON.parse(files.get(`peertube/${name}.json`)!.toString()) as object;
  expect(read('account')).toMatchObject({ name: 'alice', displayName: 'alice' });
  expect(read('user-settings')).toMatchObject({ email: 'alice@example.org' });
  expect(read('channels')).toMatchObject({ channels: [{ name: 'alice_channel' }] });
  expect(read('videos')).toMatchObject({
    videos: [
      {
        uuid: mine.uuid,
        tags: ['river'],
        channel: { name: 'alice_channel' },
        archiveFiles: { videoFile: null },
      },
    ],
  });
  expect(read('likes')).toMatchObject({ likes: [{ videoUrl: url(other.uuid) }] });
  expect(read('dislikes')).toMatchObject({ dislikes: [{ videoUrl: url(mine.uuid) }] });
  expect(read('comments')).toMatchObject({
    comments: [{ text: 'So good', videoUrl: url(other.uuid) }],
  });
  expect(read('blocklist')).toMatchObject({ instances: [{ host: 'spam.example' }], actors: [] });
  expect(read('video-playlists')).toMatchObject({ videoPlaylists: [{ type: 2 }] });
  const rest = ['follower', 'following', 'video-history', 'watched-words-lists'];
  for (const name of [...rest, 'automatic-tag-policies'])
    expect(files.has(`peertube/${name}.json`)).toBe(true);

  expect(
    (await bob.request(`/api/v1/users/${id}/exports/${made.id}`, { method: 'DELETE' })).status,
  ).toBe(403);
  const gone = await alice.request(`/api/v1/users/${id}/exports/${made.id}`, { method: 'DELETE' });
  expect(gone.status).toBe(204);
  expect((await node.request(path)).status).toBe(404);
  expect((await list(alice, id)).total).toBe(0);
});

test('video files come along, up to what the node allows', async () => {
  const node = await startTestNode();
  const { people, alice, mine } = await givenLife(node);
  const id = await idOf(alice);
  const { key } = (await findSource(openCatalog(node).db, mine.id))!;
  const source = join(node.dataDirectory, 'blobs', key);
  await mkdir(dirname(source), { recursive: true });
  await writeFile(source, 'a film');
  await ask(alice, id, true);
  const made = await untilMade(alice, id);
  const bytes = await (await node.request(pathOf(made.privateDownloadUrl))).arrayBuffer();
  const files = await openArchive(Buffer.from(bytes));
  expect(files.get(`files/videos/video-files/${mine.uuid}.mp4`)?.toString()).toBe('a film');

  const path = '/api/v1/config/custom';
  const config = (await (await people.root.request(path)).json()) as { export: { users: object } };
  const users = { ...config.export.users, maxUserVideoQuota: 10 };
  await put(people.root, '/config/custom', { ...config, export: { users } });
  await alice.request(`/api/v1/users/${id}/exports/${made.id}`, { method: 'DELETE' });
  expect((await ask(alice, id, true)).status).toBe(403);
  await put(people.root, '/config/custom', {
    ...config,
    export: { users: { ...users, enabled: false } },
  });
  expect((await ask(alice, id)).status).toBe(400);
});

test('an archive is kept no longer than is set now', async () => {
  const node = await startTestNode();
  const { people, alice } = await givenLife(node);
  const id = await idOf(alice);
  await ask(alice, id);
  await untilMade(alice, id);
  const sweep = () =>
    put(
      people.root,
      '/server/debug/run-command',
      { command: 'remove-expired-user-exports' },
      'POST',
    );
  await put(people.root, '/config/custom', { export: { users: { exportExpiration: 0 } } });
  expect((await sweep()).status).toBe(204);
  await expect.poll(async () => (await list(alice, id)).total, { timeout: 20_000 }).toBe(0);
});
