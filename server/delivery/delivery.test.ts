import { truncate, unlink } from 'node:fs/promises';

import { expect, test, vi } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { openMedia } from '../../test/support/media.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';

async function startWithMedia(
  values: Parameters<ReturnType<typeof openMedia>['givenMedia']>[1] = {},
) {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const media = openMedia(node);
  const video = await media.givenMedia(root, values);
  return { node, root, ...media, video, url: `${video.open}/${video.media}` };
}

test('media is served whole and in parts, to be kept forever, to pages of every site', async () => {
  const { node, url } = await startWithMedia();

  const whole = await node.request(url);
  expect(whole.status).toBe(200);
  expect(await whole.text()).toBe('0123456789');
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': '10',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(whole.headers.get('last-modified')).toMatch(/ GMT$/);
  expect(whole.headers.has('access-control-allow-credentials')).toBe(false);

  const etag = whole.headers.get('etag')!;
  const part = await node.request(url, { headers: { range: 'bytes=2-4', 'if-range': etag } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
  expect(await part.text()).toBe('234');

  const known = await node.request(url, { headers: { 'if-none-match': etag } });
  expect([known.status, await known.text()]).toEqual([304, '']);

  const beyond = await node.request(url, { headers: { range: 'bytes=10-' } });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);

  const head = await node.request(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    '10',
    '',
  ]);
});

test('a part that many ask for is the same from memory', async () => {
  const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251));
  const { node, url } = await startWithMedia({ bytes });
  const range = { headers: { range: 'bytes=1000-2000999' } };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => (await node.request(url, range)).arrayBuffer()),
  );
  for (const answer of answers) {
    expect(Buffer.from(answer).equals(bytes.subarray(1000, 2_001_000))).toBe(true);
  }
  expect(Buffer.from(await (await node.request(url)).arrayBuffer()).equals(bytes)).toBe(true);
});

test('viewers who leave take nothing with them', async () => {
  const { node, url } = await startWithMedia({ bytes: Buffer.alloc(20_000_000, 7) });
  for (let viewer = 0; viewer < 20; viewer += 1) {
    const leaving = new AbortController();
    const response = await node.request(url, { signal: leaving.signal });
    await response.body!.getReader().read();
    leaving.abort();
  }
  const { byteLength } = await (await node.request(url)).arrayBuffer();
  expect(byteLength).toBe(20_000_000);
});

test('only reading is possible, and any page may ask whether it is', async () => {
  const { node, url } = await startWithMedia();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const response = await node.request(url, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  }
  const preflight = await node.request(url, {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-headers': 'range' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Range');
});

test('playlists and hashes tell of a rendition as soon as it is added', async () => {
  const { node, video, addRung } = await startWithMedia();
  const master = () => node.request(`${video.open}/${video.master}`);
  const first = await master();
  expect(first.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  expect(first.headers.get('cache-control')).toBe('public, no-cache');
  expect(await first.text()).toContain(`\n${video.playlist}\n`);
  const known = { headers: { 'if-none-match': first.headers.get('etag')! } };
  expect((await node.request(`${video.open}/${video.master}`, known)).status).toBe(304);

  await addRung(video, 720);
  await expect.poll(async () => (await master()).text()).toContain(`${video.setUuid}-720.m3u8`);
  const again = await node.request(`${video.open}/${video.master}`, known);
  expect(again.status).toBe(200);
  const playlist = await node.request(`${video.open}/${video.playlist}`);
  expect(await playlist.text()).toContain(`URI="${video.media}"`);
  const hashes = await node.request(`${video.open}/${video.hashes}`);
  expect(await hashes.json()).toMatchObject({ [video.media]: { '0-9': 'ab' } });
});

test('files that are gone or cut short are an answer, not a crash', async () => {
  const { node, root, givenMedia, video, url } = await startWithMedia();
  await unlink(video.file);
  const gone = await node.request(url);
  expect([gone.status, gone.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ]);

  const short = await givenMedia(root, { bytes: Buffer.alloc(3_000_000) });
  const response = await node.request(`${short.open}/${short.media}`, { method: 'HEAD' });
  expect(response.headers.get('content-length')).toBe('3000000');
  await truncate(short.file, 1000);
  const cut = node.request(`${short.open}/${short.media}`).then((answer) => answer.arrayBuffer());
  await expect(cut).rejects.toThrow('terminated');
  expect((await node.request('/api/v1/ping')).status).toBe(200);
});

test('a download is named after its video, unless its owner offers none', async () => {
  const { node, root, givenMedia, video } = await startWithMedia({ name: 'Dawn: "first" light' });
  const response = await node.request(video.download);
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Dawn first light-360p.mp4"',
  );
  expect(await response.text()).toBe('0123456789');

  await node.request(video.download, { headers: { range: 'bytes=5-' } });
  await vi.waitFor(
    async () =>
      expect((await ask(node, `GET /videos/${video.uuid}`)).body).toMatchObject({ downloads: 1 }),
    { timeout: 10_000, interval: 200 },
  );

  const kept = await givenMedia(root, { downloadEnabled: false });
  expect((await node.request(kept.download)).status).toBe(403);
  expect((await root.request(kept.download)).status).toBe(200);
  expect((await node.request(video.download.replace('-360-', '-720-'))).status).toBe(404);
});

test('pictures and captions are served under their addresses, and nothing else is', async () => {
  const { node, db, store } = await startWithMedia();
  await db.transaction(async () => {
    await store('thumbnails/dawn-280.jpg', Buffer.from('picture'), 'image/jpeg');
    await store('storyboards/dawn.jpg', Buffer.from('sprite'), 'image/jpeg');
    await store('captions/dawn-en.vtt', Buffer.from('WEBVTT'), 'text/vtt; charset=utf-8');
    await store('thumbnails/trap.jpg', Buffer.from('<script>'), 'text/html');
  });
  for (const folder of ['thumbnails', 'previews']) {
    const response = await node.request(`/lazy-static/${folder}/dawn-280.jpg`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toContain('max-age=31536000');
    expect(await response.text()).toBe('picture');
  }
  expect(await (await node.request('/lazy-static/storyboards/dawn.jpg')).text()).toBe('sprite');
  expect(await (await node.request('/lazy-static/video-captions/dawn-en.vtt')).text()).toBe(
    'WEBVTT',
  );
  expect((await node.request('/lazy-static/thumbnails/trap.jpg')).status).toBe(404);
  expect((await node.request('/lazy-static/storyboards/dawn-280.jpg')).status).toBe(404);
});
