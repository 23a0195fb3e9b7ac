import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { bigClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { smallPicture } from '../../../test/support/pictures.ts';
import { channelIdOf, openUploads, sha256Of } from '../../../test/support/uploads.ts';

const PATH = '/api/v1/videos/upload-resumable';
const MIB = 2 ** 20;

async function begin(user: SignedIn, sizeBytes: number | string, fields: object = {}) {
  const headers = {
    'content-type': 'application/json',
    'x-upload-content-length': String(sizeBytes),
    'x-upload-content-type': 'video/mp4',
  };
  const said = {
    name: 'A river',
    filename: 'river.mp4',
    channelId: await channelIdOf(user),
    ...fields,
  };
  return user.request(PATH, { method: 'POST', headers, body: JSON.stringify(said) });
}

const put = (
  user: SignedIn,
  at: string,
  range: string,
  body: BodyInit | null = null,
  headers: Record<string, string> = {},
) =>
  user.request(at, {
    method: 'PUT',
    headers: { 'content-range': range, ...headers },
    body,
    redirect: 'manual',
    duplex: 'half',
  } as RequestInit);

async function givenUpload(fields: object = {}) {
  const node = await startTestNode();
  const uploads = openUploads(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const file = await bigClip(2 * MIB);
  const begun = await begin(root, file.length, fields);
  const location = begun.headers.get('location')!;
  const send = (start: number, end: number) =>
    put(root, location, `bytes ${start}-${end - 1}/${file.length}`, file.subarray(start, end));
  return { uploads, root, file, begun, location, send };
}

const problem = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { code: string }),
});

test('a file in chunks becomes a video, and stays one when the upload is ended', async () => {
  const { begun, root, file, location, send, uploads } = await givenUpload();
  expect(begun.status).toBe(201);
  expect(location).toMatch(
    /^http:\/\/localhost:\d+\/api\/v1\/videos\/upload-resumable\?upload_id=[\w-]+$/,
  );

  const first = await send(0, MIB);
  expect(first.status).toBe(308);
  expect(first.headers.get('range')).toBe(`bytes=0-${MIB - 1}`);
  const last = await send(MIB, file.length);
  expect(last.status).toBe(200);
  const { video } = (await last.json()) as { video: { id: number; uuid: string } };
  expect(video).toEqual({
    id: expect.any(Number),
    uuid: expect.any(String),
    shortUUID: expect.any(String),
  });

  const again = await put(root, location, `bytes */${file.length}`);
  expect(await again.json()).toEqual({ video });
  expect((await root.request(location, { method: 'DELETE' })).status).toBe(204);
  expect((await put(root, location, `bytes */${file.length}`)).status).toBe(404);
  expect((await root.request(`/api/v1/videos/${video.uuid}`)).status).toBe(200);
  expect(sha256Of((await uploads.sourceOf(video.uuid)).bytes)).toBe(sha256Of(file));
  expect(await uploads.partFiles()).toEqual([]);
});

test('a query tells how far the upload is', async () => {
  const { root, file, location, send } = await givenUpload();

  const empty = await put(root, location, `bytes */${file.length}`);
  expect([empty.status, empty.headers.get('range')]).toEqual([308, null]);
  await send(0, 10);
  const begun = await put(root, location, `bytes */${file.length}`);
  expect([begun.status, begun.headers.get('range')]).toEqual([308, 'bytes=0-9']);
});

test('beginning with the same file again goes on where it stopped, with the new title', async () => {
  const dated = { lastModified: 1_700_000_000_000 };
  const { root, file, location, send, uploads } = await givenUpload(dated);
  await send(0, MIB);

  const again = await begin(root, file.length, { ...dated, name: 'A wider river' });

  expect(again.status).toBe(200);
  expect(again.headers.get('location')).toBe(location);
  expect(again.headers.get('range')).toBe(`bytes=0-${MIB - 1}`);
  const { video } = (await (await send(MIB, file.length)).json()) as { video: { uuid: string } };
  expect((await uploads.sourceOf(video.uuid)).video.name).toBe('A wider river');
});

test('another file, a file without a date and a finished one begin anew', async () => {
  const dated = { lastModified: 1_700_000_000_000 };
  const { root, file, send } = await givenUpload(dated);

  expect((await begin(root, file.length + 1, dated)).status).toBe(201);
  expect((await begin(root, file.length, { lastModified: 1 })).status).toBe(201);
  expect((await begin(root, file.length)).status).toBe(201);
  await send(0, file.length);
  expect((await begin(root, file.length, dated)).status).toBe(201);
});

test('a form may begin an upload too, with a picture', async () => {
  const { root, file } = await givenUpload();
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: 'A form', filename: 'a.mp4' }))
    form.set(name, value);
  form.set('channelId', String(await channelIdOf(root)));
  form.set('tags[0]', 'one');
  form.set('thumbnailfile', new Blob([await smallPicture()], { type: 'image/jpeg' }), 'a.jpg');

  const response = await root.request(PATH, {
    method: 'POST',
    headers: { 'x-upload-content-length': String(file.length) },
    body: form,
  });

  expect(response.status).toBe(201);
});

test.each([
  ['beyond the end of what is here', 'bytes 20-29/2097152', 10, 409],
  ['what is here already', 'bytes 0-9/2097152', 10, 409],
  ['of another size', 'bytes 10-19/100', 10, 409],
  ['longer than it says', 'bytes 10-19/2097152', 12, 409],
  ['shorter than it says', 'bytes 10-19/2097152', 8, 409],
  ['without a range', '', 10, 400],
  ['of 2^63 bytes', 'bytes 10-9223372036854775807/9223372036854775808', 10, 400],
])('a chunk %s is refused and nothing is lost', async (_, range, length, status) => {
  const { root, location, send, file } = await givenUpload();
  await send(0, 10);

  expect((await put(root, location, range, file.subarray(10, 10 + length))).status).toBe(status);

  const query = await put(root, location, `bytes */${file.length}`);
  expect(query.headers.get('range')).toBe('bytes=0-9');
});

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

const digest = (algorithm: string, bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest('base64');

test('of a chunk whose digest is sent nothing is kept unless it is right', async () => {
  const { root, file, location, uploads } = await givenUpload();
  const [first, rest] = [file.subarray(0, MIB), file.subarray(MIB)];
  const send = (bytes: Uint8Array<ArrayBuffer>, start: number, headers: Record<string, string>) =>
    put(
      root,
      location,
      `bytes ${start}-${start + bytes.length - 1}/${file.length}`,
      bytes,
      headers,
    );

  for (const wrong of [
    { digest: `sha=${'a'.repeat(40)}` },
    { digest: `sha1=${digest('sha1', rest)}` },
    { digest: `SHA-256=${digest('sha256', rest)}` },
    {
      'content-digest': `sha-512=:${digest('sha512', first)}:, sha-256=:${digest('sha256', rest)}:`,
    },
  ])
    expect(await problem(await send(first, 0, wrong))).toMatchObject({
      status: 460,
      code: 'checksum_mismatch',
      title: 'Checksum Mismatch',
    });
  const nothing = await put(root, location, `bytes */${file.length}`);
  expect([nothing.status, nothing.headers.get('range')]).toEqual([308, null]);

  const fine = { digest: `sha1=${digest('sha1', first)}` };
  expect((await send(first, 0, fine)).status).toBe(308);
  const longer = (await begin(root, 257 * MIB)).headers.get('location')!; // than what may lie apart until it is checked
  const whole = `bytes 0-${257 * MIB - 1}/${257 * MIB}`;
  expect((await put(root, longer, whole, streamOf(first), fine)).status).toBe(413);
  const right = `md4=unknown, constructor=unknown, sha-256=:${digest('sha256', rest)}:`;
  const last = await send(rest, MIB, { 'content-digest': right });
  expect(last.status).toBe(200);
  const { video } = (await last.json()) as { video: { uuid: string } };
  expect(sha256Of((await uploads.sourceOf(video.uuid)).bytes)).toBe(sha256Of(file));
});

test('a chunk of unknown length is counted as it comes', async () => {
  const { root, location, send, file } = await givenUpload();
  await send(0, 10);

  expect(
    (await put(root, location, `bytes 10-19/${file.length}`, streamOf(file.subarray(10, 5000))))
      .status,
  ).toBe(409);
  const offset = 10;
  const fine = await put(
    root,
    location,
    `bytes ${offset}-19/${file.length}`,
    streamOf(file.subarray(10, 20)),
  );
  expect(fine.headers.get('range')).toBe('bytes=0-19');
});

test.each([
  ['a negative size', '-1', {}, 400],
  ['a size of 2^63', '9223372036854775808', {}, 400],
  ['a size over the limit', String(65 * 2 ** 30), {}, 413],
  ['no name', '10', { name: undefined }, 400],
  ['a short name', '10', { name: 'ab' }, 400],
  ['no file name', '10', { filename: undefined }, 400],
  ['a privacy of 9', '10', { privacy: 9 }, 400],
  ['no password for privacy 5', '10', { privacy: 5 }, 400],
  ['six tags', '10', { tags: ['aa', 'bb', 'cc', 'dd', 'ee', 'ff'] }, 400],
  ['a channel that is not there', '10', { channelId: 99_999 }, 404],
  ['text the database cannot keep', '10', { name: 'a\0bc' }, 400],
])('%s is refused at the beginning', async (_, sizeBytes, fields, status) => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);

  expect((await begin(root, sizeBytes, fields)).status).toBe(status);
});

test('an upload is nobody else’s, and no path', async () => {
  const { uploads, location, file } = await givenUpload();
  const stranger = await uploads.givenUser();

  const places = [
    [location, 403],
    [`${PATH}?upload_id=..%2f..%2fetc%2fpasswd`, 404],
    [`${PATH}?upload_id=`, 404],
  ] as const;
  for (const [at, status] of places) {
    const part = file.subarray(0, 10);
    expect((await put(stranger, at, `bytes */${file.length}`)).status).toBe(status);
    expect((await put(stranger, at, `bytes 0-9/${file.length}`, part)).status).toBe(status);
    expect((await stranger.request(at, { method: 'DELETE' })).status).toBe(status);
  }
});

test('a cancelled upload leaves nothing', async () => {
  const { root, location, send, file, uploads } = await givenUpload();
  await send(0, MIB);
  expect(await uploads.partFiles()).toHaveLength(1);

  expect((await root.request(location, { method: 'DELETE' })).status).toBe(204);

  expect(await uploads.partFiles()).toEqual([]);
  expect((await send(MIB, file.length)).status).toBe(404);
});

test('of two chunks at once one is taken', async () => {
  const { send, file } = await givenUpload();

  const both = await Promise.all([send(0, file.length), send(0, file.length)]);

  const statuses = both.map(({ status }) => status);
  expect(statuses).toContain(200);
  expect(statuses.filter((status) => status !== 200 && status !== 409 && status !== 429)).toEqual(
    [],
  );
});

test('a file that is no media says so each time it is asked about', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const begun = await begin(root, 9);
  const location = begun.headers.get('location')!;

  const sent = await put(root, location, 'bytes 0-8/9', 'not media');
  expect(await problem(sent)).toMatchObject({ status: 422, code: 'unreadable_media' });
  expect(await problem(await put(root, location, 'bytes */9'))).toMatchObject({ status: 422 });
});
