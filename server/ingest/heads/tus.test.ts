import { type HttpResponse, Upload } from 'tus-js-client';
import { expect, test } from 'vitest';

import { bigClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import {
  beginByTus,
  CHUNK,
  createByTus,
  metadataOf,
  TUS,
  TUS_PATH,
} from '../../../test/support/tus.ts';
import { openUploads, sha256Of } from '../../../test/support/uploads.ts';

const MIB = 2 ** 20;

async function givenNode() {
  const node = await startTestNode();
  return { node, root: await node.signIn('root', ADMIN_PASSWORD), uploads: openUploads(node) };
}

async function givenUpload() {
  const given = await givenNode();
  const file = await bigClip(2 * MIB);
  return { ...given, file, upload: await beginByTus(given.root, given.node.url, file.length) };
}

test('tus-js-client uploads a file and learns which video it has become', async () => {
  const { node, root, uploads } = await givenNode();
  const file = await bigClip(5 * MIB);
  let last: HttpResponse | undefined;

  await new Promise<void>((resolve, reject) => {
    new Upload(file, {
      endpoint: node.url + TUS_PATH,
      chunkSize: 2 * MIB,
      headers: { authorization: `Bearer ${root.token}` },
      metadata: { filename: 'dawn.mp4', filetype: 'video/mp4', name: 'Dawn', privacy: '1' },
      onAfterResponse: (_, response) => void (last = response),
      onError: reject,
      onSuccess: () => resolve(),
    }).start();
  });

  const uuid = last!.getHeader('tributary-video')!;
  const { bytes, video } = await uploads.sourceOf(uuid);
  expect(sha256Of(bytes)).toBe(sha256Of(file));
  expect(video).toMatchObject({ name: 'Dawn', privacy: 1, sourceFilename: 'dawn.mp4' });
  expect(last!.getHeader('access-control-expose-headers')).toContain('tributary-video');
});

test('a file may come with its creation', async () => {
  const { root } = await givenNode();

  const response = await root.request(TUS_PATH, {
    method: 'POST',
    headers: {
      ...CHUNK,
      'upload-length': String(MIB),
      'upload-metadata': metadataOf({ filename: 'a.mp4' }),
    },
    body: await bigClip(MIB),
  });

  expect(response.status).toBe(201);
  expect(response.headers.get('upload-offset')).toBe(String(MIB));
  expect(response.headers.get('tributary-video')).toMatch(/^[\w-]{36}$/);
});

test('what arrived before the connection broke is kept', async () => {
  const { file, upload, uploads } = await givenUpload();
  const broken = upload.stall(file.subarray(0, MIB));
  await expect.poll(upload.offset).toBe(MIB);
  broken.destroy();

  let rest: Response | undefined;
  await expect
    .poll(async () => (rest = await upload.patch(MIB, file.subarray(MIB))).status, {
      timeout: 15_000,
    })
    .toBe(204);

  const { bytes } = await uploads.sourceOf(rest!.headers.get('tributary-video')!);
  expect(sha256Of(bytes)).toBe(sha256Of(file));
});

test('a second writer is turned away while bytes come, and takes over from a silent one', async () => {
  const { file, upload } = await givenUpload();
  const silent = upload.stall(file.subarray(0, 1000));
  await expect.poll(upload.offset).toBe(1000);

  const second = await upload.patch(1000, file.subarray(1000));
  expect(second.status).toBe(423);
  expect(await second.json()).toMatchObject({ code: 'locked' });

  await expect
    .poll(async () => (await upload.patch(1000, file.subarray(1000))).status, { timeout: 15_000 })
    .toBe(204);
  silent.destroy();
});

test('the same file sent from two places at once becomes two videos, each whole', async () => {
  const { node, root, file, upload, uploads } = await givenUpload();
  const other = await beginByTus(root, node.url, file.length);

  const sent = await Promise.all([upload.patch(0, file), other.patch(0, file)]);

  const uuids = sent.map(({ headers }) => headers.get('tributary-video')!);
  expect(new Set(uuids).size).toBe(2);
  for (const uuid of uuids) {
    expect(sha256Of((await uploads.sourceOf(uuid)).bytes)).toBe(sha256Of(file));
  }
});

test('an upload is cancelled even while it is written', async () => {
  const { file, upload, uploads } = await givenUpload();
  const writing = upload.stall(file.subarray(0, 1000));
  await expect.poll(upload.offset).toBe(1000);

  expect((await upload.cancel()).status).toBe(204);

  expect((await upload.head()).status).toBe(404);
  expect(await uploads.partFiles()).toEqual([]);
  writing.destroy();
});

test('a wrong offset is a conflict and changes nothing', async () => {
  const { file, upload } = await givenUpload();
  await upload.patch(0, file.subarray(0, 1000));

  for (const wrong of [0, 999, 1001, 2 * MIB]) {
    const response = await upload.patch(wrong, file.subarray(0, 10));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'conflict' });
  }
  expect(await upload.offset()).toBe(1000);
});

test('more than was announced is refused, also when it comes without a length', async () => {
  const { file, upload } = await givenUpload();
  await upload.patch(0, file.subarray(0, 2 * MIB - 10));

  expect((await upload.patch(2 * MIB - 10, 'more than ten bytes')).status).toBe(413);
  const chunked = new Blob(['more than ten bytes']).stream();
  expect((await upload.patch(2 * MIB - 10, chunked)).status).toBe(413);
  expect(await upload.offset()).toBe(2 * MIB - 10);
});

test.each([
  ['9223372036854775808', 400],
  ['-1', 400],
  ['1.5', 400],
  [String(65 * 2 ** 30), 413],
])('a length of %s is refused', async (length, status) => {
  const { root } = await givenNode();

  expect((await createByTus(root, length)).status).toBe(status);
});

test('the uploads of others are theirs, and ids that are paths do not exist', async () => {
  const { file, upload, uploads } = await givenUpload();
  const stranger = await uploads.givenUser();

  expect((await upload.head(stranger)).status).toBe(403);
  expect((await upload.patch(0, file.subarray(0, 10), stranger)).status).toBe(403);
  expect((await upload.cancel(stranger)).status).toBe(403);
  for (const id of ['..%2f..%2fetc%2fpasswd', '%2e%2e', 'a\\b', '%00', 'x'.repeat(3000)]) {
    const response = await stranger.request(`${TUS_PATH}/${id}`, { method: 'HEAD', headers: TUS });
    expect([400, 404]).toContain(response.status);
  }
});

test('joining uploads is not offered', async () => {
  const { root } = await givenNode();
  const parts = 'final;/api/v1/uploads/a /etc/passwd';

  const response = await root.request(TUS_PATH, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': '10', 'upload-concat': parts },
  });

  expect(response.status).toBe(400);
});

test('asking again after the last byte names the video', async () => {
  const { file, upload } = await givenUpload();
  const uuid = (await upload.patch(0, file)).headers.get('tributary-video');

  const asked = await upload.head();

  expect(asked.headers.get('upload-offset')).toBe(asked.headers.get('upload-length'));
  expect(asked.headers.get('tributary-video')).toBe(uuid);
});

test('requests of other versions of the protocol are told so', async () => {
  const { root, upload } = await givenUpload();

  expect((await root.request(upload.at, { method: 'HEAD' })).status).toBe(412);
});
