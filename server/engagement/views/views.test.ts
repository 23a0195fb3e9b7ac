import { expect, test, vi } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { isEnough } from './enough.ts';
import { viewerOf } from './viewer.ts';

const enough = (watchedSeconds: number, durationSeconds: number, isLive = false) =>
  isEnough(watchedSeconds, { durationSeconds, isLive });

test('ten seconds count as a view, of a shorter video half of it', () => {
  expect([enough(9, 60), enough(10, 60), enough(2, 5), enough(3, 5)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([enough(9, 0, true), enough(10, 0, true)]).toEqual([false, true]);
});

test('a viewer is a hash that tells nothing, another one for each video and session', () => {
  const secret = Buffer.alloc(32, 1);
  const visit = { address: '2001:db8::1', userAgent: 'x', sessionId: undefined, videoId: 1 };
  const same = viewerOf(secret, { ...visit, address: '2001:db8::2' });
  expect(viewerOf(secret, visit)).toBe(same);
  expect(viewerOf(secret, { ...visit, videoId: 2 })).not.toBe(same);
  expect(viewerOf(secret, { ...visit, sessionId: 'a' })).not.toBe(same);
});

test('ten seconds of what is live are a view, wherever in it they are', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const { givenVideo, changeVideo } = openCatalog(node);
  const video = await givenVideo(root, { name: 'The ferry' });
  await changeVideo(video.id, { durationSeconds: 0, isLive: true });
  const say = async (currentTime: number, sessionId: string) =>
    expect(
      (await ask(bob, `POST /videos/${video.uuid}/views`, { currentTime, sessionId })).status,
    ).toBe(204);

  for (const seconds of [5000, 5009]) await say(seconds, 'short');
  for (const seconds of [7200, 7205, 7210]) await say(seconds, 'long');
  await vi.waitFor(
    async () =>
      expect((await ask(node, `GET /videos/${video.uuid}`)).body).toMatchObject({
        views: 1,
        viewers: 2,
      }),
    { timeout: 20_000, interval: 300 },
  );
  expect((await ask(bob, 'GET /users/me/history/videos')).body).toMatchObject({
    data: [{ id: video.id, userHistory: { currentTime: 0 } }],
  });
});

test('players make views, viewers and a history', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const { givenVideo, changeVideo } = openCatalog(node);
  const video = await givenVideo(root, { name: 'A long river' });
  await changeVideo(video.id, { durationSeconds: 60 });
  const say = (currentTime: unknown, more: object = {}, who: Pick<typeof bob, 'request'> = node) =>
    ask(who, `POST /videos/${video.uuid}/views`, { currentTime, ...more });

  for (const seconds of [0, 5, 10, 15, 20]) expect((await say(seconds)).status).toBe(204);
  for (const seconds of [0, 5]) await say(seconds, { sessionId: 'short' });
  await say(50, { sessionId: 'short', viewEvent: 'seek' });
  for (const seconds of [2, 14]) await say(seconds, { sessionId: 'bob' }, bob);
  await vi.waitFor(
    async () =>
      expect((await ask(node, `GET /videos/${video.uuid}`)).body).toMatchObject({
        views: 2,
        viewers: 3,
      }),
    { timeout: 20_000, interval: 300 },
  );

  const told = await node.request(`/api/v1/videos/${video.uuid}/views`, {
    method: 'POST',
    ...asJson({ currentTime: 21 }),
  });
  expect(told.headers.get('x-viewers')).toBe('3');

  for (const bad of [-1, 61, 'soon', undefined]) expect((await say(bad)).status).toBe(400);
  expect((await say(1, { viewEvent: 'sleep' })).status).toBe(400);
  expect((await say(1, { sessionId: 'x'.repeat(101) })).status).toBe(400);
  expect((await ask(node, 'POST /videos/999999/views', { currentTime: 1 })).status).toBe(404);
  const secret = await givenVideo(root, { privacy: 3 });
  const unseen = await ask(bob, `POST /videos/${secret.uuid}/views`, { currentTime: 1 });
  expect(unseen.status).toBe(403);

  const history = '/users/me/history/videos';
  expect((await ask(bob, `GET ${history}?search=RIVER`)).body).toMatchObject({
    total: 1,
    data: [{ id: video.id, userHistory: { currentTime: 14 } }],
  });
  expect((await ask(bob, `GET ${history}?search=%25`)).body).toMatchObject({ total: 0 });
  expect((await ask(root, `GET ${history}`)).body).toMatchObject({ total: 0 });
  expect((await ask(node, `GET ${history}`)).status).toBe(401);
  await changeVideo(video.id, { privacy: 3 });
  expect((await ask(bob, `GET ${history}`)).body).toEqual({ total: 0, data: [] });
  await changeVideo(video.id, { privacy: 1 });

  expect((await ask(bob, `POST ${history}/remove`, { beforeDate: 'soon' })).status).toBe(400);
  await ask(bob, `POST ${history}/remove`, { beforeDate: '2020-01-01T00:00:00.000Z' });
  expect((await ask(bob, `GET ${history}`)).body).toMatchObject({ total: 1 });
  expect((await ask(root, `DELETE ${history}/${video.id}`)).status).toBe(204);
  expect((await ask(bob, `GET ${history}`)).body).toMatchObject({ total: 1 });
  expect((await ask(bob, `DELETE ${history}/${video.id}`)).status).toBe(204);
  expect((await ask(bob, `GET ${history}`)).body).toMatchObject({ total: 0 });

  await ask(bob, 'PUT /users/me', { videosHistoryEnabled: false });
  await say(20, { sessionId: 'bob' }, bob);
  expect((await ask(bob, `GET ${history}`)).body).toMatchObject({ total: 0 });
});
