import { expect, test } from 'vitest';

import { openMedia } from '../../../test/support/media.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';

type Sender = { request: (path: string, init?: RequestInit) => Promise<Response> };

async function startWithVideo(privacy: 1 | 2 | 3 | 4 | 5) {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { givenMedia } = openMedia(node);
  const passwords = privacy === 5 ? ['sesame'] : [];
  const video = await givenMedia(ada, { privacy, passwords });
  const ask = (
    who: Sender,
    headers: Record<string, string> = {},
    id: string | number = video.uuid,
  ) => who.request(`/api/v1/videos/${id}/token`, { method: 'POST', headers });
  return { node, root, ada, join, givenMedia, video, ask };
}

async function tokenOf(response: Response) {
  expect(response.status).toBe(200);
  const { files } = (await response.json()) as { files: { token: string; expires: string } };
  expect(Date.parse(files.expires)).toBeGreaterThan(Date.now());
  return encodeURIComponent(files.token);
}

test('a token opens the files of its video to players that can send nothing else', async () => {
  const { node, ada, video, givenMedia, ask } = await startWithVideo(3);
  const token = await tokenOf(await ask(ada));
  const media = await node.request(`${video.guarded}/${video.media}?videoFileToken=${token}`);
  expect(await media.text()).toBe('0123456789');

  const other = await givenMedia(ada, { privacy: 3 });
  const elsewhere = await node.request(`${other.guarded}/${other.media}?videoFileToken=${token}`);
  expect(elsewhere.status).toBe(403);
  const forged = await node.request(`${video.guarded}/${video.media}?videoFileToken=${token}x`);
  expect(forged.status).toBe(403);
});

test('playlists pass the token on when asked to', async () => {
  const { node, ada, video, ask } = await startWithVideo(4);
  const query = `?videoFileToken=${await tokenOf(await ask(ada))}&reinjectVideoFileToken=true`;
  const master = await (await node.request(`${video.guarded}/${video.master}${query}`)).text();
  const next = master.split('\n').find((line) => line.startsWith(video.playlist))!;
  const playlist = await (await node.request(`${video.guarded}/${next}`)).text();
  const media = playlist.split('\n').find((line) => line.startsWith(video.media))!;
  expect((await node.request(`${video.guarded}/${media}`)).status).toBe(200);
  expect(playlist).toMatch(/URI="[^"]+\?videoFileToken=[^"]+"/);

  const plain = await node.request(`${video.guarded}/${video.master}${query.split('&')[0]}`);
  expect(await plain.text()).not.toContain('videoFileToken');
});

test('whoever may watch gets a token, whatever name they call the video by', async () => {
  const { node, root, ada, join, video, ask } = await startWithVideo(3);
  await tokenOf(await ask(root, {}, video.id));
  await tokenOf(await ask(ada));
  const eve = await join('eve');
  expect([(await ask(eve)).status, (await ask(node)).status]).toEqual([403, 401]);
  expect((await ask(ada, {}, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

test('who guesses the number of an unlisted video gets no token, and who has its link does', async () => {
  const { node, ada, video, ask } = await startWithVideo(2);
  expect((await ask(node, {}, video.id)).status).toBe(404);
  await tokenOf(await ask(node));
  await tokenOf(await ask(ada, {}, video.id));
});

test('for a protected video the password is asked for, and is enough', async () => {
  const { node, video, ask } = await startWithVideo(5);
  expect((await ask(node)).status).toBe(403);
  expect((await ask(node, { 'x-peertube-video-password': 'Sesame' })).status).toBe(403);
  const token = await tokenOf(await ask(node, { 'x-peertube-video-password': 'sesame' }));
  const media = await node.request(`${video.guarded}/${video.media}?videoFileToken=${token}`);
  expect(media.status).toBe(200);
});

const change = (who: Sender, id: number, privacy: number) => {
  const form = new FormData();
  form.set('privacy', String(privacy));
  return who.request(`/api/v1/videos/${id}`, { method: 'PUT', body: form });
};

test('a video that is made private is closed at once, and its tokens with it', async () => {
  const { node, ada, join, video, ask } = await startWithVideo(4);
  const eve = await join('eve');
  const guarded = `${video.guarded}/${video.media}?videoFileToken=${await tokenOf(await ask(eve))}`;
  const open = `${video.open}/${video.media}`;
  const statuses = async () => [
    (await node.request(open)).status,
    (await node.request(guarded)).status,
  ];
  expect(await statuses()).toEqual([404, 200]);
  await change(ada, video.id, 1);
  await expect.poll(statuses).toEqual([200, 200]);
  await change(ada, video.id, 3);
  await expect.poll(statuses).toEqual([404, 403]);
});

test('a session opens nothing once it has ended', async () => {
  const { ada, video } = await startWithVideo(3);
  const path = `${video.guarded}/${video.media}`;
  expect((await ada.request(path)).status).toBe(200);
  await ada.request('/api/v1/users/revoke-token', { method: 'POST' });
  await expect.poll(async () => (await ada.request(path)).status, { timeout: 10_000 }).toBe(403);
});
