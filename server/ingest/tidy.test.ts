import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openBlobs } from '../../test/support/blobs.ts';
import { bigClip } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { beginByTus } from '../../test/support/tus.ts';
import { openUploads } from '../../test/support/uploads.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { openFfmpeg } from '../platform/ffmpeg.ts';
import { silentLog } from '../platform/log.ts';
import { openStorage } from '../platform/storage.ts';
import { insertUpload } from './queries.ts';
import { finishInterruptedUploads, sweepUploads } from './tidy.ts';

async function givenNode() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const uploads = openUploads(node);
  const { dataDirectory } = node;
  const services = {
    db: uploads.db,
    storage: await openStorage(dataDirectory),
    config: { dataDirectory },
    ffmpeg: openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }),
    log: silentLog,
    signal: new AbortController().signal,
  };
  const part = (id: string) => join(dataDirectory, 'uploads', `${id}.part`);
  return {
    node,
    root,
    uploads,
    services,
    part,
  };
}

test('an upload whose bytes are all there is completed', async () => {
  const { node, root, uploads, services, part } = await givenNode();
  const file = await bigClip(2 ** 20);
  const upload = await beginByTus(root, node.url, file.length);
  await mkdir(join(node.dataDirectory, 'uploads'), { recursive: true });
  await writeFile(part(upload.id), file); // as if the node had died right after the last byte

  await finishInterruptedUploads(services);
  expect(await uploads.partFiles()).toHaveLength(1); // somebody may be completing it just now
  await finishInterruptedUploads(services, 0);

  expect(await uploads.partFiles()).toEqual([]);
  const uuid = (await upload.head()).headers.get('tributary-video')!;
  expect((await uploads.sourceOf(uuid)).video.name).toBe('river');
});

test('one that turns out to be no media does not keep the others from being completed', async () => {
  const { node, root, uploads, services, part } = await givenNode();
  const bad = await beginByTus(root, node.url, 9);
  const good = await beginByTus(root, node.url, 2 ** 20);
  await mkdir(join(node.dataDirectory, 'uploads'), { recursive: true });
  await writeFile(part(bad.id), 'not media');
  await writeFile(part(good.id), await bigClip(2 ** 20));

  await finishInterruptedUploads(services, 0);

  expect((await bad.head()).status).toBe(422);
  expect((await good.head()).headers.get('tributary-video')).not.toBeNull();
  expect(await uploads.partFiles()).toEqual([]);
});

test('an upload without a byte for a week is given up, with its file', async () => {
  const { node, root, uploads, services } = await givenNode();
  const old = await beginByTus(root, node.url, 100);
  const young = await beginByTus(root, node.url, 100);
  await old.patch(0, 'some bytes');
  await young.patch(0, 'some bytes');
  await uploads.age(old.id, 7 * 24 + 1);
  await uploads.age(young.id, 7 * 24 - 1);

  await sweepUploads(services);

  expect((await old.head()).status).toBe(404);
  expect(await young.offset()).toBe(10);
  expect(await uploads.partFiles()).toEqual([`${young.id}.part`]);
});

test('what came in one request and broke is given up after an hour', async () => {
  const { node, uploads, services, part } = await givenNode();
  const { id } = await insertUpload(uploads.db, {
    id: randomUUID(),
    userId: 1,
    accountId: 1,
    filename: 'a.mp4',
    sizeBytes: 100,
    resumable: false,
    draft: { name: 'Broken', privacy: 3 },
    videoUuid: randomUUID(),
  });
  await mkdir(join(node.dataDirectory, 'uploads'), { recursive: true });
  await writeFile(part(id), 'some bytes');
  await uploads.age(id, 2);

  await sweepUploads(services);

  expect(await uploads.partFiles()).toEqual([]);
});

test('files that belong to no upload are removed, but not at once', async () => {
  const { node, uploads, services, part } = await givenNode();
  const [old, young] = [randomUUID(), randomUUID()];
  await mkdir(join(node.dataDirectory, 'uploads'), { recursive: true });
  await writeFile(part(old), 'left behind');
  await writeFile(part(young), 'just made');
  await writeFile(join(node.dataDirectory, 'uploads', 'README'), 'not ours');
  await uploads.age(old, 2);

  await sweepUploads(services);

  expect(await uploads.partFiles()).toEqual(expect.arrayContaining([`${young}.part`, 'README']));
  expect(await uploads.partFiles()).toHaveLength(2);
});

test('a rejected draft waits a month for another file', async () => {
  const { node, root, uploads, services } = await givenNode();
  const upload = await beginByTus(root, node.url, 9);
  await upload.patch(0, 'not media');
  const drafts = async () =>
    ((await (await root.request('/api/v1/uploads')).json()) as { total: number }).total;

  await uploads.age(upload.id, 29 * 24);
  await sweepUploads(services);
  expect(await drafts()).toBe(1);
  await uploads.age(upload.id, 31 * 24);
  await sweepUploads(services);
  expect(await drafts()).toBe(0);
});

test('files of uploads that went with their user are forgotten, those in use are not', async () => {
  const { node, root, uploads, services } = await givenNode();
  const blobs = openBlobs(uploads.db);
  const idOf = async (user: typeof root) =>
    ((await (await user.request('/api/v1/users/me')).json()) as { id: number }).id;
  const gone = await idOf(await uploads.givenUser());
  for (const [userId, name] of [
    [gone, 'gone'],
    [await idOf(root), 'kept'],
  ] as const)
    await blobs.ofUpload((await beginByTus(root, node.url, 100)).id, userId, name);
  await blobs.ofVideo((await openCatalog(node).givenVideo(root)).id, 'thumbnails/shown');
  await blobs.ofPlaylists('thumbnails/listed');
  await blobs.age(2);
  await blobs.given('thumbnails/young');
  const before = await blobs.keys();

  expect((await root.request(`/api/v1/users/${gone}`, { method: 'DELETE' })).status).toBe(204);
  await sweepUploads(services);

  const left = await blobs.keys();
  expect(before.filter((key) => !left.includes(key))).toEqual([
    'sources/gone.mp4',
    'thumbnails/gone',
  ]);
  const used = ['shown', 'listed', 'young'].map((name) => `thumbnails/${name}`);
  expect(left).toEqual(expect.arrayContaining(used));
});
