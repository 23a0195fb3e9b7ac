import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { toShortUuid } from './short-uuid.ts';

async function startWithPeople() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const join = async (username: string) => {
    const body = {
      username,
      password: 'open sesame',
      email: `${username}@example.org`,
      role: 2,
      videoQuota: -1,
      videoQuotaDaily: -1,
    };
    const response = await root.request('/api/v1/users', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(200);
    return node.signIn(username, 'open sesame');
  };
  return { node, root, join, ...openCatalog(node) };
}

const listOf = async (response: Response) =>
  (await response.json()) as { total: number; data: { name: string }[] };

test('a published public video is listed for everyone, newest first', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  await givenVideo(root, { name: 'First' });
  await givenVideo(root, { name: 'Second' });

  const { total, data } = await listOf(await node.request('/api/v1/videos?count=1'));

  expect(total).toBe(2);
  expect(data).toMatchObject([
    { name: 'Second', privacy: { id: 1, label: 'Public' }, isLocal: true, isLive: false },
  ]);
});

test.each([
  ['unlisted', { privacy: 2 }],
  ['private', { privacy: 3 }],
  ['internal', { privacy: 4 }],
  ['password protected', { privacy: 5, passwords: ['sesame'] }],
  ['unfinished', { published: false }],
] as const)('a video that is %s is in no public list', async (_, values) => {
  const { node, root, givenVideo } = await startWithPeople();
  await givenVideo(root, {
    ...values,
    passwords: 'passwords' in values ? [...values.passwords] : [],
  });
  expect(await listOf(await node.request('/api/v1/videos'))).toEqual({ total: 0, data: [] });
});

test('a change is seen in the list at once, though the list is kept', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root, { name: 'Before' });
  expect((await listOf(await node.request('/api/v1/videos'))).data[0]?.name).toBe('Before');
  const form = new FormData();
  form.set('name', 'Afterwards');
  expect(
    (await root.request(`/api/v1/videos/${video.uuid}`, { method: 'PUT', body: form })).status,
  ).toBe(204);
  await expect
    .poll(async () => (await listOf(await node.request('/api/v1/videos'))).data[0]?.name)
    .toBe('Afterwards');
});

test('an unlisted video answers to its UUIDs, and to its number for those who manage it', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const { id, uuid } = await givenVideo(root, { privacy: 2 });
  const statusOf = async (who: typeof node | typeof root, path: string) =>
    (await who.request(path)).status;
  for (const part of ['', '/captions', '/comment-threads', '/description']) {
    expect(await statusOf(node, `/api/v1/videos/${uuid}${part}`)).toBe(200);
    expect(await statusOf(node, `/api/v1/videos/${toShortUuid(uuid)}${part}`)).toBe(200);
    expect(await statusOf(node, `/api/v1/videos/${id}${part}`)).toBe(404);
    expect(await statusOf(root, `/api/v1/videos/${id}${part}`)).toBe(200);
  }
  const own = node.url.replace('127.0.0.1', 'localhost');
  const oembed = (name: string | number) => `/services/oembed?url=${own}/w/${name}`;
  expect(await statusOf(node, oembed(uuid))).toBe(200);
  expect(await statusOf(node, oembed(id))).toBe(404);
});

test('a video answers to its number, its UUID and its short UUID', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root);
  for (const id of [video.id, video.uuid, toShortUuid(video.uuid)]) {
    const response = await node.request(`/api/v1/videos/${id}`);
    expect(await response.json()).toMatchObject({
      id: video.id,
      uuid: video.uuid,
      state: { id: 1, label: 'Published' },
    });
  }
});

test('a video answers to its address with a slash at the end, as yt-dlp writes it', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root);
  expect((await node.request(`/api/v1/videos/${video.uuid}/`)).status).toBe(200);
});

test('details carry the playlist under the names clients look for', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root);
  const details = (await (await node.request(`/api/v1/videos/${video.uuid}`)).json()) as {
    streamingPlaylists: {
      playlistUrl: string;
      files: { fileUrl: string; playlistUrl: string }[];
    }[];
    thumbnailPath: string | null;
  };
  const [playlist] = details.streamingPlaylists;
  expect(playlist?.playlistUrl).toMatch(
    new RegExp(
      `^${node.url.replace('127.0.0.1', 'localhost')}/static/streaming-playlists/hls/${video.uuid}/[0-9a-f-]{36}-master.m3u8$`,
    ),
  );
  expect(playlist?.files[0]).toMatchObject({
    resolution: { id: 360, label: '360p' },
    hasAudio: true,
    hasVideo: true,
  });
  expect(playlist?.files[0]?.fileUrl).toMatch(/-360-fragmented\.mp4$/);
  expect(playlist?.files[0]?.playlistUrl).toMatch(/-360\.m3u8$/);
});

test('a private video does not exist for who counts numbers, and is refused to who has its UUID', async () => {
  const { node, root, join, givenVideo } = await startWithPeople();
  const guest = await join('guest');
  const secret = await givenVideo(root, { privacy: 3 });
  const missing = await (await node.request('/api/v1/videos/999999')).json();
  for (const { request } of [node, guest]) {
    const response = await request(`/api/v1/videos/${secret.id}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(missing);
  }
  for (const id of [secret.uuid, toShortUuid(secret.uuid)]) {
    expect((await node.request(`/api/v1/videos/${id}`)).status).toBe(401);
    expect((await guest.request(`/api/v1/videos/${id}`)).status).toBe(403);
  }
  expect((await root.request(`/api/v1/videos/${secret.id}`)).status).toBe(200);
});

test('an internal video is for those who are signed in', async () => {
  const { node, root, join, givenVideo } = await startWithPeople();
  const guest = await join('guest');
  const video = await givenVideo(root, { privacy: 4 });
  expect((await node.request(`/api/v1/videos/${video.uuid}`)).status).toBe(401);
  expect((await guest.request(`/api/v1/videos/${video.uuid}`)).status).toBe(200);
});

test('a password opens a password protected video', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root, { privacy: 5, passwords: ['sesame'] });
  const ask = (password?: string) =>
    node.request(`/api/v1/videos/${video.uuid}`, {
      headers: password ? { 'x-peertube-video-password': password } : {},
    });
  expect(await (await ask()).json()).toMatchObject({
    status: 403,
    code: 'video_requires_password',
  });
  expect(await (await ask('open')).json()).toMatchObject({
    status: 403,
    code: 'incorrect_video_password',
  });
  expect((await ask('sesame')).status).toBe(200);
});

test('only its owner and moderators may change or delete a video', async () => {
  const { node, root, join, givenVideo } = await startWithPeople();
  const [owner, guest] = [await join('owner'), await join('guest')];
  const video = await givenVideo(owner);
  const path = `/api/v1/videos/${video.uuid}`;
  expect((await node.request(path, { method: 'DELETE' })).status).toBe(401);
  expect((await guest.request(path, { method: 'DELETE' })).status).toBe(403);
  expect((await guest.request(path, { method: 'PUT', body: new FormData() })).status).toBe(403);
  expect((await owner.request(path, { method: 'PUT', body: new FormData() })).status).toBe(204);
  expect((await root.request(path, { method: 'DELETE' })).status).toBe(204);
  expect((await owner.request(path)).status).toBe(404);
});

test('a change may come as JSON, as a form, or in part; null clears', async () => {
  const { root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root, { description: 'Water, mostly.', category: 4 });
  const path = `/api/v1/videos/${video.uuid}`;
  const put = (body: unknown) =>
    root.request(path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  expect((await put({ name: 'By JSON', nsfw: true, category: null })).status).toBe(204);
  expect(await (await root.request(path)).json()).toMatchObject({
    name: 'By JSON',
    nsfw: true,
    category: { id: null, label: 'Unknown' },
    description: 'Water, mostly.',
  });
  expect(await (await put({ name: 'x' })).json()).toMatchObject({
    status: 400,
    'invalid-params': { name: {} },
  });
});

test('a body that never ends is refused as it comes', async () => {
  const { root, givenVideo } = await startWithPeople();
  const video = await givenVideo(root);
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(2 ** 20).fill(0x20)),
  });
  const response = await root.request(`/api/v1/videos/${video.uuid}`, {
    method: 'PUT',
    body: endless,
    headers: { 'content-type': 'application/json' },
    // @ts-expect-error -- Node's fetch needs it to send a stream
    duplex: 'half',
  });
  expect(response.status).toBe(413);
});

test('a long description is whole where the video is shown, and begun in lists', async () => {
  const { node, root, givenVideo } = await startWithPeople();
  const description = 'Water, mostly. '.repeat(40).trim();
  const { uuid } = await givenVideo(root, { description });
  const shown = await (await node.request(`/api/v1/videos/${uuid}`)).json();
  const { data } = await listOf(await node.request('/api/v1/videos'));

  const begun = `${description.slice(0, 247)}...`;
  expect(shown).toMatchObject({ description, truncatedDescription: begun });
  expect(data).toMatchObject([{ description: begun, truncatedDescription: begun }]);
});
