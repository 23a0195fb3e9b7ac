import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { changeConfig } from '../../instance/index.ts';

type Asker = { request: (path: string, init?: RequestInit) => Promise<Response> };

const send = (asker: Asker, method: string, path: string, body?: unknown) =>
  asker.request(`/api/v1${path}`, { method, ...(body === undefined ? {} : asJson(body)) });
const total = async (response: Promise<Response>) =>
  ((await (await response).json()) as { total: number }).total;

test('a blocked video is there for its owner and moderators only, until it is unblocked', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const [ann, bob, mod] = [await join('ann'), await join('bob'), await join('mod', 'moderator')];
  const video = await givenVideo(ann, { name: 'Spam & eggs' });
  const rootVideo = await givenVideo(root, { name: 'Root’s' });
  const path = `/videos/${video.uuid}/blacklist`;
  expect(await total(send(node, 'GET', '/videos'))).toBe(2);

  expect((await send(mod, 'POST', path, { reason: 'It is spam' })).status).toBe(204);

  for (const asker of [node, bob]) {
    const refused = await send(asker, 'GET', `/videos/${video.uuid}`);
    const [status, code] =
      asker === bob ? [403, 'video_blocked'] : [401, 'video_blocked_to_strangers'];
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ code });
    await expect.poll(() => total(send(asker, 'GET', '/videos'))).toBe(1);
  }
  for (const asker of [ann, mod]) {
    expect(await (await send(asker, 'GET', `/videos/${video.uuid}`)).json()).toMatchObject({
      blacklisted: true,
      blacklistedReason: 'It is spam',
    });
  }
  expect((await send(mod, 'PUT', path, { reason: 'It is bad spam' })).status).toBe(204);
  expect(
    await (await send(mod, 'GET', '/videos/blacklist?type=1&search=spam%20%26&sort=-views')).json(),
  ).toMatchObject({
    total: 1,
    data: [{ type: 1, reason: 'It is bad spam', video: { name: 'Spam & eggs' } }],
  });
  expect(await total(send(mod, 'GET', '/videos/blacklist?search=%25'))).toBe(0);

  for (const [asker, method, url, body, status] of [
    [node, 'POST', path, {}, 401],
    [ann, 'POST', path, {}, 403],
    [ann, 'DELETE', path, undefined, 403],
    [ann, 'GET', '/videos/blacklist', undefined, 403],
    [mod, 'POST', '/videos/999999/blacklist', {}, 404],
    [mod, 'POST', path, { reason: 'x'.repeat(301) }, 400],
    [mod, 'POST', `/videos/${rootVideo.id}/blacklist`, {}, 403],
    [mod, 'PUT', `/videos/${rootVideo.id}/blacklist`, { reason: 'why not' }, 404],
    [mod, 'GET', '/videos/blacklist?type=3', undefined, 400],
    [mod, 'GET', '/videos/blacklist?sort=hello', undefined, 400],
    [mod, 'DELETE', path, undefined, 204],
    [mod, 'DELETE', path, undefined, 404],
  ] as const) {
    const { status: given } = await send(asker, method, url, body);
    expect({ method, url, status: given }).toEqual({ method, url, status });
  }
  expect((await send(node, 'GET', `/videos/${video.uuid}`)).status).toBe(200);
  expect(await actsOf(root, 'mod')).toMatchObject([
    { action: 'create', domain: 'video-block' },
    { action: 'update' },
    { action: 'delete' },
  ]);
});

test('a new video waits for review where the node wants it, but not that of a moderator', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const [ann, mod] = [await join('ann'), await join('mod', 'moderator')];
  await changeConfig({ db, mail: { enabled: false } }, 1, {
    autoBlacklist: { videos: { ofUsers: { enabled: true } } },
  });

  const video = await givenVideo(ann);
  await givenVideo(mod);

  expect(await total(send(node, 'GET', '/videos'))).toBe(1);
  expect(await (await send(root, 'GET', '/videos/blacklist?type=2')).json()).toMatchObject({
    total: 1,
    data: [{ type: 2, video: { id: video.id } }],
  });
  expect((await send(mod, 'DELETE', `/videos/${video.id}/blacklist`)).status).toBe(204);
  await expect.poll(() => total(send(node, 'GET', '/videos'))).toBe(2);
});
