import { readFile } from 'node:fs/promises';
import { request as openRequest } from 'node:http';

import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { bigClip, clip, PICTURE, SOUND, webReadyClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { asJson } from '../../../test/support/people.ts';
import { smallPicture } from '../../../test/support/pictures.ts';
import { channelIdOf, openUploads, sha256Of } from '../../../test/support/uploads.ts';

const PATH = '/api/v1/videos/upload';

async function givenNode() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  return { node, root, channelId: await channelIdOf(root), uploads: openUploads(node) };
}

type Part = [name: string, value: string | Blob, filename?: string];

function formOf(parts: Part[]): FormData {
  const form = new FormData();
  for (const [name, value, filename] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, filename);
  }
  return form;
}

const clipPart = async (): Promise<Part> => [
  'videofile',
  new Blob([await readFile(await webReadyClip())]),
  'dawn.mp4',
];

const send = (user: SignedIn, parts: Part[]) =>
  user.request(PATH, { method: 'POST', headers: { prefer: 'respond-async' }, body: formOf(parts) });

/** The same as a stream without Content-Length. */
function sendChunked(user: SignedIn, parts: Part[]) {
  const whole = new Response(formOf(parts));
  return user.request(PATH, {
    method: 'POST',
    body: whole.body,
    headers: { 'content-type': whole.headers.get('content-type')! },
    duplex: 'half',
  } as RequestInit);
}

const videoIn = async (response: Response) =>
  ((await response.json()) as { video: { id: number; uuid: string; shortUUID: string } }).video;

test('a form with all that can be said becomes a video', async () => {
  const { root, channelId, uploads } = await givenNode();

  const response = await send(root, [
    ['channelId', String(channelId)],
    ['name', '  Dawn at the river '],
    ['privacy', '5'],
    ['videoPasswords[0]', 'open sesame'],
    ['category', '15'],
    ['licence', '2'],
    ['language', 'fr'],
    ['description', 'Slowly.'],
    ['support', 'Thank you'],
    ['tags[0]', 'river'],
    ['tags[1]', 'dawn'],
    ['nsfw', 'true'],
    ['waitTranscoding', 'true'],
    ['downloadEnabled', 'false'],
    ['commentsPolicy', '2'],
    ['originallyPublishedAt', '2020-05-06T07:08:09.000Z'],
    ['thumbnailfile', new Blob([await smallPicture()]), 'a.jpg'],
    ['scheduleUpdate[privacy]', '1'],
    ['scheduleUpdate[updateAt]', '2100-01-02T03:04:05.000Z'],
    await clipPart(),
  ]);

  expect(response.status).toBe(200);
  const { uuid } = await videoIn(response);
  const { video, blob, key } = await uploads.sourceOf(uuid);
  expect(video).toMatchObject({
    channelId,
    name: 'Dawn at the river',
    privacy: 5,
    category: 15,
    licence: 2,
    language: 'fr',
    description: 'Slowly.',
    support: 'Thank you',
    tags: ['river', 'dawn'],
    nsfw: true,
    waitTranscoding: true,
    downloadEnabled: false,
    commentsPolicy: 2,
    originallyPublishedAt: new Date('2020-05-06T07:08:09.000Z'),
    sourceFilename: 'dawn.mp4',
    durationSeconds: 2,
    hasOwnThumbnail: true,
  });
  expect(key).toMatch(new RegExp(`^sources/${uuid}/[\\w-]+\\.mp4$`));
  expect(blob).toMatchObject({ mediaType: 'video/mp4', sizeBytes: video.sourceBytes });
});

test('fields may come after the file, and the file without a length', async () => {
  const { root, channelId, uploads } = await givenNode();
  const file = await bigClip(9 * 2 ** 20); // more than is reserved at once

  const response = await sendChunked(root, [
    ['videofile', new Blob([file]), 'big.mp4'],
    ['channelId', String(channelId)],
    ['name', 'After the file'],
  ]);

  expect(response.status).toBe(200);
  const { bytes, video } = await uploads.sourceOf((await videoIn(response)).uuid);
  expect(sha256Of(bytes)).toBe(sha256Of(file));
  expect(video).toMatchObject({ name: 'After the file', privacy: 3, sourceBytes: file.length });
  expect(await uploads.partFiles()).toEqual([]);
});

test('fields that are nobody’s to set, or unknown, are not read', async () => {
  const { root, channelId, uploads } = await givenNode();

  const response = await send(root, [
    ['channelId', String(channelId)],
    ['name', 'Modest'],
    ['state', '1'],
    ['views', '1000000'],
    ['role', '0'],
    ['__proto__', 'polluted'],
    ['constructor[prototype]', 'polluted'],
    ['uuid', '00000000-0000-4000-8000-000000000000'],
    await clipPart(),
  ]);

  const { uuid } = await videoIn(response);
  expect(uuid).not.toBe('00000000-0000-4000-8000-000000000000');
  expect((await uploads.sourceOf(uuid)).video).toMatchObject({ state: 2, views: 0 });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each<[string, Part[], number, string]>([
  ['no file', [['name', 'Nothing']], 400, 'invalid'],
  ['no name', [['videofile', new Blob(['x']), 'x.mp4']], 400, 'invalid'],
  [
    'a short name, said before the file',
    [
      ['name', 'ab'],
      ['videofile', new Blob(['x']), 'x.mp4'],
    ],
    400,
    'invalid',
  ],
  [
    'a second channel',
    [
      ['name', 'Mine'],
      ['channelId', '9999'],
      ['videofile', new Blob(['x']), 'x.mp4'],
    ],
    400,
    'invalid',
  ],
  [
    'a file that is no media',
    [
      ['name', 'A program'],
      ['videofile', new Blob(['MZ\x90\0']), 'setup.mp4'],
    ],
    422,
    'unreadable_media',
  ],
  [
    'an empty file',
    [
      ['name', 'Empty'],
      ['videofile', new Blob([]), 'x.mp4'],
    ],
    422,
    'unreadable_media',
  ],
  [
    'a description of a megabyte',
    [
      ['description', 'a'.repeat(2 ** 20)],
      ['name', 'Long'],
    ],
    413,
    'too_large',
  ],
  [
    'a thousand fields',
    Array.from({ length: 1000 }, (_, n) => [`f${n}`, 'x'] as Part),
    413,
    'too_large',
  ],
])('%s is refused and leaves nothing', async (_, parts, status, code) => {
  const { root, channelId, uploads } = await givenNode();

  const response = await send(root, [['channelId', String(channelId)], ...parts]);

  expect(await response.json()).toMatchObject({ status, code });
  expect(await uploads.partFiles()).toEqual([]);
  const mine = await root.request('/api/v1/users/me/videos');
  expect(await mine.json()).toMatchObject({ total: 0 });
});

test('an upload that is no form is refused', async () => {
  const { root } = await givenNode();

  const json = await root.request(PATH, { method: 'POST', ...asJson({}) });
  const nothing = await root.request(PATH, { method: 'POST' });
  const broken = await root.request(PATH, {
    method: 'POST',
    body: '--x\r\nContent-Disposition: form-data; name="videofile"; filename="a.mp4"\r\n\r\nabc',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });

  expect([json.status, nothing.status, broken.status]).toEqual([415, 400, 400]);
  expect(await nothing.json()).toMatchObject({ 'invalid-params': { videofile: {} } });
});

test('only those who are signed in upload', async () => {
  const { node } = await givenNode();

  expect(
    (await node.request(PATH, { method: 'POST', body: formOf([await clipPart()]) })).status,
  ).toBe(401);
});

test('sound alone becomes a video too, and its file is named by what it is', async () => {
  const { root, uploads } = await givenNode();
  const file = await clip('mp3', `${SOUND} -c:a libmp3lame`);

  const response = await send(root, [
    ['channelId', String(await channelIdOf(root))],
    ['name', 'A song'],
    ['videofile', new Blob([await readFile(file)]), '../../song.php'],
  ]);

  const { video, key } = await uploads.sourceOf((await videoIn(response)).uuid);
  expect(key).toMatch(/\.mp3$/);
  expect(video).toMatchObject({ sourceFilename: 'song.php', aspectRatio: null });
});

test('a connection that breaks leaves nothing', async () => {
  const { node, root, uploads } = await givenNode();
  const outgoing = openRequest(`${node.url}${PATH}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${root.token}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': 2 ** 20,
    },
  });
  outgoing.on('error', () => {});
  outgoing.write(
    '--x\r\nContent-Disposition: form-data; name="videofile"; filename="a.mp4"\r\n\r\nabc',
  );
  await expect.poll(() => uploads.partFiles()).toHaveLength(1);

  outgoing.destroy();

  await expect.poll(() => uploads.partFiles()).toEqual([]);
  expect(await (await root.request('/api/v1/uploads')).json()).toEqual({ total: 0, data: [] });
});

test('the SHA-256 of the source is kept', async () => {
  const { root, uploads } = await givenNode();
  const file = await readFile(await clip('mkv', `${PICTURE} -c:v libx264 -preset ultrafast`));

  const response = await send(root, [
    ['channelId', String(await channelIdOf(root))],
    ['name', 'Fingerprint'],
    ['videofile', new Blob([file]), 'a.mkv'],
  ]);

  const { uuid } = await videoIn(response);
  await expect
    .poll(async () => (await uploads.sourceOf(uuid)).blob.sha256, { timeout: 10_000 })
    .toBe(sha256Of(file));
});
