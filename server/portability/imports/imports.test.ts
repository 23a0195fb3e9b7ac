import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import {
  begin,
  broughtIn,
  exported,
  latest,
  send,
  userIdOf,
  zipOf,
} from '../../../test/support/archives.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { takeReference } from '../../../test/support/remote-things.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const call = (user: SignedIn, method: string, path: string, body?: unknown) =>
  user.request(`/api/v1${path}`, { method, ...(body !== undefined && asJson(body)) });

const read = async (user: SignedIn, path: string) =>
  (await (await user.request(`/api/v1${path}`)).json()) as {
    total: number;
    data: Record<string, unknown>[];
  };

const hostOf = ({ url }: { url: string }) => new URL(url).host.replace('127.0.0.1', 'localhost');

const form = (fields: Record<string, string>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
};

test('what was liked and seen of other nodes comes along, as far as it is known here', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const carol = await join('carol');
  const { video } = await takeReference(openCatalog(node).db, new URL(node.url));
  const videoUrl = video.url!;
  const unknown = videoUrl.replace(video.uuid, crypto.randomUUID());
  const ofAnother = `https://other.example/videos/watch/${video.uuid}`;
  const likes = [unknown, ofAnother, videoUrl].map((url) => ({ videoUrl: url }));
  const ended = await broughtIn(
    carol,
    await zipOf({
      'peertube/account.json': {},
      'peertube/likes.json': { likes },
      'peertube/video-history.json': { watchedVideos: [{ videoUrl, lastTimecode: 4 }] },
    }),
  );
  expect(ended.summary).toMatchObject({
    likes: { success: 1, errors: 2 },
    userVideoHistory: { success: 1 },
  });
  const rating = await read(carol, `/users/me/videos/${video.uuid}/rating`);
  expect(rating).toMatchObject({ rating: 'like' });

  const dave = await join('dave');
  expect((await broughtIn(dave, await exported(carol))).summary).toMatchObject({
    likes: { success: 1, errors: 0 },
    userVideoHistory: { success: 1 },
  });
});

test('what one user takes along comes to another one of the same node', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob, carol] = [await join('alice'), await join('bob'), await join('carol')];
  const { givenVideo } = openCatalog(node);
  const liked = await givenVideo(bob, { name: 'Liked' });
  const disliked = await givenVideo(bob, { name: 'Disliked' });
  await call(alice, 'PUT', '/users/me', { description: 'I paddle', nsfwPolicy: 'blur' });
  await call(alice, 'POST', '/video-channels', { name: 'rivers', displayName: 'Rivers' });
  await call(alice, 'PUT', `/videos/${liked.uuid}/rate`, { rating: 'like' });
  await call(alice, 'PUT', `/videos/${disliked.uuid}/rate`, { rating: 'dislike' });
  await call(alice, 'POST', `/videos/${liked.uuid}/views`, { currentTime: 7 });
  await call(alice, 'POST', '/users/me/subscriptions', { uri: `bob_channel@${hostOf(node)}` });
  await call(alice, 'POST', '/users/me/blocklist/servers', { host: 'spam.example' });
  await call(alice, 'POST', '/users/me/blocklist/accounts', { accountName: 'root' });
  const words = { listName: 'rude', words: ['mud'] };
  await call(alice, 'POST', '/watched-words/accounts/alice/lists', words);
  const made = await alice.request(
    '/api/v1/video-playlists',
    form({ displayName: 'Best', privacy: '3' }),
  );
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { id: number } };
  const element = { videoId: liked.id, startTimestamp: 2 };
  await call(alice, 'POST', `/video-playlists/${videoPlaylist.id}/videos`, element);

  const archive = await exported(alice);
  const ended = await broughtIn(carol, archive);
  expect(ended).toMatchObject({ state: { id: 3, label: 'Completed' }, error: null });
  const one = { success: 1, duplicates: 0, errors: 0 };
  expect(ended.summary).toMatchObject({
    account: one,
    userSettings: one,
    channels: { success: 0, duplicates: 2, errors: 0 }, // their names are Alice's
    following: one,
    mutedAccounts: one,
    mutedServers: one,
    watchedWordsLists: one,
    likes: one,
    dislikes: one,
    userVideoHistory: one,
    videoPlaylists: { success: 1, duplicates: 1, errors: 0 },
  });
  const me = (await (await carol.request('/api/v1/users/me')).json()) as object;
  expect(me).toMatchObject({
    username: 'carol',
    email: 'carol@example.org',
    nsfwPolicy: 'blur',
    account: { displayName: 'alice', description: 'I paddle' },
  });
  expect((await read(carol, '/users/me/subscriptions')).data).toMatchObject([
    { name: 'bob_channel' },
  ]);
  expect((await read(carol, '/users/me/blocklist/servers')).total).toBe(1);
  expect((await read(carol, '/users/me/blocklist/accounts')).total).toBe(1);
  expect((await read(carol, '/watched-words/accounts/carol/lists')).data).toMatchObject([words]);
  expect((await read(carol, '/accounts/carol/ratings?rating=like')).total).toBe(1);
  expect((await read(carol, '/users/me/history/videos')).data).toMatchObject([
    { uuid: liked.uuid, userHistory: { currentTime: 7 } },
  ]);
  const lists = await read(carol, '/accounts/carol/video-playlists?playlistType=1');
  expect(lists.data).toMatchObject([{ displayName: 'Best', videosLength: 1 }]);

  const again = await broughtIn(carol, archive); // changes nothing
  expect(again.summary).toMatchObject({
    watchedWordsLists: { success: 0 },
    videoPlaylists: { duplicates: 2 },
  });
  const same = await read(carol, '/accounts/carol/video-playlists?playlistType=1');
  expect(same.data).toMatchObject([{ displayName: 'Best', videosLength: 1 }]);
  expect(await actsOf(root, 'root')).not.toContainEqual(
    expect.objectContaining({ action: 'import' }),
  );
});

test('an archive comes in pieces, for whom it is, one at a time, where that is allowed', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const id = await userIdOf(alice);
  const path = `/api/v1/users/${id}/imports`;
  const archive = await zipOf({ 'peertube/account.json': { displayName: 'Alice', description: null } }); // prettier-ignore

  expect((await alice.request(`${path}/latest`)).status).toBe(404);
  const begun = await begin(alice, id, archive.length);
  expect(begun.status).toBe(201);
  const location = begun.headers.get('location')!;
  const part = await send(alice, location, archive, 0, 10);
  expect([part.status, part.headers.get('range')]).toEqual([308, 'bytes=0-9']);
  const resumed = await begin(alice, id, archive.length);
  expect([resumed.status, resumed.headers.get('range')]).toEqual([200, 'bytes=0-9']);
  expect(resumed.headers.get('location')).toBe(location);
  expect((await send(alice, location, archive, 20)).status).toBe(409);
  expect((await send(bob, location, archive, 10)).status).toBe(403);
  expect((await alice.request(`${path}/latest`)).status).toBe(404); // it is not here whole

  const other = await begin(alice, id, archive.length, 'other.zip');
  expect(other.status).toBe(201);
  expect((await send(alice, location, archive, 10)).status).toBe(404); // it made way
  const second = other.headers.get('location')!;
  expect((await alice.request(second, { method: 'DELETE' })).status).toBe(204);
  expect((await send(alice, second, archive)).status).toBe(404);

  const byRoot = await begin(root, id, archive.length);
  expect((await send(root, byRoot.headers.get('location')!, archive)).status).toBe(200);
  await expect.poll(async () => (await latest(alice, id)).state.id).toBe(3);
  expect(await actsOf(root, 'root')).toContainEqual(
    expect.objectContaining({ action: 'import', subjectId: String(id) }),
  );

  const config = (await (await root.request('/api/v1/config/custom')).json()) as {
    import: object;
  };
  const off = { ...config, import: { ...config.import, users: { enabled: false } } };
  expect((await call(root, 'PUT', '/config/custom', off)).status).toBe(200);
  expect((await begin(alice, id, archive.length)).status).toBe(400);
});

test('an archive that is here whole stays so when the database fails at that moment', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const id = await userIdOf(alice);
  const archive = await zipOf({ 'peertube/account.json': { displayName: 'Alice', description: null } }); // prettier-ignore
  const { db } = openCatalog(node);
  await db.execute(`create sequence tries`);
  await db.execute(`create function fail_once() returns trigger language plpgsql as $$ begin
    if new.state = 1 and nextval('tries') = 1 then raise exception 'away'; end if;
    return new; end $$`);
  await db.execute(`create trigger away before update on user_imports
    for each row execute function fail_once()`);

  const begun = await begin(alice, id, archive.length);
  expect((await send(alice, begun.headers.get('location')!, archive)).status).toBe(500);
  const resumed = await begin(alice, id, archive.length);
  const range = `bytes=0-${archive.length - 1}`;
  expect([resumed.status, resumed.headers.get('range')]).toEqual([200, range]);
  const asked = await alice.request(begun.headers.get('location')!, {
    method: 'PUT',
    headers: { 'content-range': `bytes */${archive.length}` },
  });
  expect(asked.status).toBe(200);
  await expect.poll(async () => (await latest(alice, id)).state.id).toBe(3);
});
