import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { bigClip, webReadyClip } from '../../../test/support/clips.ts';
import { openImports } from '../../../test/support/imports.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openOtherSite } from '../../../test/support/other-site.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openUploads, sha256Of } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { endImport, succeed } from './end-import.ts';
import { ImportState } from './import-state.ts';

const MIB = 2 ** 20;

/** Sends a file without saying how large it is. */
const untold = (bytes: Buffer) => (_: unknown, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  response.write(bytes.subarray(0, 1000));
  response.end(bytes.subarray(1000));
};

test('a media file is fetched, gone on with after each cut, and becomes the video that was there at once', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const imports = openImports(root);
  const uploads = openUploads(node);
  const site = await openOtherSite();
  const bytes = await bigClip(6 * MIB);
  const film = site.file('/films/My%20film.mp4', bytes, { cuts: 2, cutAfter: 2 * MIB });
  const target = `${film}?token=secret`;

  const begun = await imports.begin(target, { privacy: 1, tags: ['water'] });
  expect(begun).toMatchObject({
    targetUrl: target,
    error: null,
    video: { name: 'My film', tags: ['water'], state: { id: 3, label: 'To import' } },
  });
  expect([ImportState.pending, ImportState.processing]).toContain(begun.state.id);
  const seen = await node.request(`/api/v1/videos/${begun.video!.uuid}`);
  expect(seen.status).toBe(404); // nobody else sees it before it is one
  const [act] = await actsOf(root, 'root', 'video-imports');
  expect(JSON.parse(act!.message)).toMatchObject({ action: 'create', 'new-targetUrl': film });

  const done = await imports.until(begun.id, ImportState.success);
  const { bytes: kept, blob } = await uploads.sourceOf(done.video!.uuid);
  expect(sha256Of(kept)).toBe(sha256Of(bytes));
  expect(blob.sizeBytes).toBe(bytes.length);
  expect(await uploads.partFiles()).toEqual([]);
  const ranges = site.asked.map(({ range }) => range);
  expect(ranges[0]).toBeUndefined();
  expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ''))).toBe(true);

  expect(await imports.list('?search=my+fil')).toMatchObject({ total: 1 });
  expect(await imports.list('?search=other')).toMatchObject({ total: 0, data: [] });
  expect(await imports.list(`?videoId=${done.video!.id}`)).toMatchObject({ total: 1 });
  expect(
    await imports.list(`?targetUrl=${encodeURIComponent(target)}&sort=createdAt`),
  ).toMatchObject({
    total: 1,
  });
  expect(await imports.act(done.id, 'cancel')).toBe(409);
  expect(await imports.act(done.id, 'retry')).toBe(400);
  expect(await imports.remove(done.id)).toBe(204);
  expect((await root.request(`/api/v1/videos/${done.video!.uuid}`)).status).toBe(200); // the video stays
}, 120_000);

test('a file of untold size is taken within the quota, and one beyond it leaves nothing behind', async () => {
  const node = await startTestNode();
  const uploads = openUploads(node);
  const user = await uploads.givenUser({ quotaBytes: 5 * MIB });
  const imports = openImports(user);
  const site = await openOtherSite();
  const small = await readFile(await webReadyClip());
  const fits = await imports.begin(site.on('/small', untold(small)));
  await imports.until(fits.id, ImportState.success);
  const big = await imports.begin(site.on('/big', untold(await bigClip(6 * MIB))));
  const failed = await imports.until(big.id, ImportState.failed);

  expect(failed.error).toContain('quota');
  expect(failed.video).toMatchObject({ state: { id: 12 }, holdReason: failed.error });
  expect(await uploads.partFiles()).toEqual([]);
  const used = (await (await user.request('/api/v1/users/me/video-quota-used')).json()) as object;
  expect(used).toMatchObject({ videoQuotaUsed: small.length });

  site.file('/big', small);
  expect(await imports.act(big.id, 'retry')).toBe(204);
  expect((await imports.until(big.id, ImportState.success)).error).toBeNull();
}, 120_000);

test('what is no media fails with a reason its user can read, and goes with the import', async () => {
  const node = await startTestNode({ YT_DLP_PATH: '/nonexistent/yt-dlp' });
  const { root } = await openPeople(node);
  const imports = openImports(root);
  const site = await openOtherSite();
  const reasons: [string, RegExp][] = [
    [site.page('/text.mp4', 'not a film', 'video/mp4'), /not a video/],
    [site.page('/page', '<p>Hello</p>'), /is a page/],
    [`${site.url}/missing.mp4`, /answered with 404/],
  ];
  for (const [target, reason] of reasons) {
    const { id, video } = await imports.begin(target);
    const failed = await imports.until(id, ImportState.failed);
    expect(failed.error).toMatch(reason);
    expect(await imports.remove(id)).toBe(204);
    expect((await root.request(`/api/v1/videos/${video!.uuid}`)).status).toBe(404);
  }
  expect(await imports.list()).toEqual({ total: 0, data: [] });
}, 120_000);

test('cancelling ends a fetch under way and frees all of it; so does deleting the video', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const other = openImports(await join('other'));
  const imports = openImports(root);
  const uploads = openUploads(node);
  const site = await openOtherSite();
  const endless = site.on('/endless.mp4', (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 100 * MIB });
    const more = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 50);
    response.on('close', () => clearInterval(more));
  });

  const { id, video } = await imports.begin(endless, { name: 'Without end' });
  await expect.poll(uploads.partFiles, { timeout: 20_000 }).toHaveLength(1);
  expect(await imports.remove(id)).toBe(409); // it has not ended
  expect(await imports.find(id)).toMatchObject({ receivedBytes: expect.any(Number) });
  expect([
    await other.act(id, 'cancel'),
    await other.act(id, 'retry'),
    await other.remove(id),
  ]).toEqual([403, 403, 403]);

  const { db } = openCatalog(node);
  const earlier = { id, uploadId: crypto.randomUUID() }; // a run that has not heard yet that it is over
  const failed = { state: ImportState.failed, error: 'It was cut.' };
  const config = { dataDirectory: node.dataDirectory };
  expect(await endImport({ db, config }, earlier, failed)).toBe(false);
  await succeed(db, earlier);
  expect(await imports.find(id)).toMatchObject({ state: { id: ImportState.processing } });

  expect(await imports.act(id, 'cancel')).toBe(204);
  expect(await imports.act(id, 'cancel')).toBe(409);
  expect(await imports.find(id)).toMatchObject({
    state: { id: 5, label: 'Cancelled' },
    video: { state: { id: 12 } },
  });
  await expect.poll(uploads.partFiles, { timeout: 20_000 }).toEqual([]);

  expect(await imports.act(id, 'retry')).toBe(204);
  await expect.poll(uploads.partFiles, { timeout: 20_000 }).toHaveLength(1);
  await root.request(`/api/v1/videos/${video!.uuid}`, { method: 'DELETE' });
  const ended = await imports.until(id, ImportState.failed);
  expect(ended).toMatchObject({ video: null, error: 'The video was deleted.' });
  await expect.poll(uploads.partFiles, { timeout: 20_000 }).toEqual([]);
  expect(await imports.act(id, 'retry')).toBe(400);
  expect(await (await root.request('/api/v1/uploads')).json()).toMatchObject({ total: 0 });
}, 120_000);

test('what is asked for is checked before anything is fetched', async () => {
  const node = await startTestNode({ FEDERATION_ALLOW_PRIVATE: 'false' });
  const { root, join } = await openPeople(node);
  const user = await join('ada');
  const imports = openImports(user);
  const site = await openOtherSite();
  const status = async (fields: Record<string, unknown>) => (await imports.ask(fields)).status;
  const targetUrl = site.file('/a.mp4', Buffer.alloc(10));

  expect(await status({})).toBe(400);
  for (const wrong of [
    'htt://hello',
    'file:///etc/passwd',
    'gopher://site/',
    '-o/etc/passwd',
    'x',
    'http://localhost/a.mp4',
  ])
    expect(await status({ targetUrl: wrong })).toBe(400);
  for (const host of [
    '127.0.0.1:80',
    '127.1',
    '0x7f.1',
    '0.0.0.0',
    '[::]',
    '[::ffff:7f00:1]',
    '[::1]',
    '192.168.1.42',
    '169.254.169.254',
  ])
    expect(await status({ targetUrl: `http://${host}/a.mp4` })).toBe(403);
  expect(await status({ targetUrl })).toBe(403);
  expect(await status({ targetUrl: 'https://a:b@example.com/a.mp4' })).toBe(403);
  const magnetUri = `magnet:?xt=urn:btih:${'a'.repeat(40)}`;
  expect(await status({ magnetUri })).toBe(409);
  expect(await status({ magnetUri: 'magnet:?hello' })).toBe(400);
  expect(await status({ targetUrl, name: 'x'.repeat(121) })).toBe(400);
  expect(await status({ targetUrl, category: 125 })).toBe(400);
  expect(await status({ targetUrl, channelId: undefined })).toBe(400);
  expect(await status({ targetUrl, channelId: 1 })).toBe(403); // the administrator's
  const form = new FormData();
  form.set('torrentfile', new Blob(['d4:infod0:']), 'a.torrent');
  form.set('channelId', String(2));
  const torrent = await user.request('/api/v1/videos/imports', { method: 'POST', body: form });
  expect(torrent.status).toBe(409);

  const change = asJson({ import: { videos: { http: { enabled: false } } } });
  await root.request('/api/v1/config/custom', { method: 'PUT', ...change });
  const config = (await (await node.request('/api/v1/config')).json()) as { import: object };
  expect(config.import).toMatchObject({
    videos: { http: { enabled: false }, torrent: { enabled: false } },
  });
  expect(await status({ targetUrl: 'https://example.com/a.mp4' })).toBe(409);
  expect(site.asked).toEqual([]);
  expect(await imports.act('artyom', 'cancel')).toBe(400);
  expect([
    await imports.act(42, 'cancel'),
    await imports.act(42, 'retry'),
    await imports.remove(42),
  ]).toEqual([404, 404, 404]);
  expect((await user.request('/api/v1/users/me/videos/imports?sort=hello')).status).toBe(400);
  expect((await node.request('/api/v1/users/me/videos/imports')).status).toBe(401);
});

test('a redirect inward is refused when it is followed', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const site = await openOtherSite();
  const imports = openImports(root);
  const target = site.on(
    '/away.mp4',
    (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  const { id } = await imports.begin(target);
  expect((await imports.until(id, ImportState.failed)).error).toContain('file:');
});

test('a part nobody asked for is not taken, nor are more bytes than were told of', async () => {
  const node = await startTestNode();
  const uploads = openUploads(node);
  const imports = openImports(await uploads.givenUser({ quotaBytes: 5 * MIB }));
  const site = await openOtherSite();
  const big = await bigClip(6 * MIB);
  const part = site.on('/part.mp4', (_, response) => {
    const range = { 'content-range': 'bytes 0-999/1000', 'content-type': 'video/mp4' };
    response.writeHead(206, range).end(big);
  });
  const { id } = await imports.begin(part);
  const failed = await imports.until(id, ImportState.failed);
  expect(failed.error).toContain('another part');
  expect(await uploads.partFiles()).toEqual([]);

  const more = site.on('/more.mp4', ({ headers }, response) => {
    const said = { etag: '"one"', 'content-type': 'video/mp4' };
    const [, start] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
    if (start === undefined) {
      response.writeHead(200, { ...said, 'content-length': 2 * MIB });
      response.write(big.subarray(0, MIB), () => response.destroy());
    } else {
      const range = `bytes ${start}-${2 * MIB - 1}/${2 * MIB}`;
      response.writeHead(206, { ...said, 'content-range': range }).end(big);
    }
  });
  const told = await imports.begin(more);
  expect((await imports.until(told.id, ImportState.failed)).error).toContain('more bytes');
  expect(await uploads.partFiles()).toEqual([]);
}, 120_000);
