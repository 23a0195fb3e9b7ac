import { expect, test } from 'vitest';

import type { SignedIn } from '../../test/support/client.ts';
import { bigClip } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { beginByTus, createByTus, TUS_PATH, type TusUpload } from '../../test/support/tus.ts';
import { channelIdOf, openUploads } from '../../test/support/uploads.ts';

const MIB = 2 ** 20;

async function givenNode() {
  const node = await startTestNode();
  return { node, root: await node.signIn('root', ADMIN_PASSWORD), uploads: openUploads(node) };
}

const drafts = async (user: SignedIn) => (await user.request(TUS_PATH)).json();

const change = (user: SignedIn, { at }: TusUpload, body: object) =>
  user.request(`${at}/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('a draft is listed while its file comes', async () => {
  const { node, root, uploads } = await givenNode();
  const file = await bigClip(2 * MIB);
  const upload = await beginByTus(root, node.url, file.length, { name: 'A river' });
  await upload.patch(0, file.subarray(0, MIB));

  expect(await drafts(root)).toEqual({
    total: 1,
    data: [
      {
        id: upload.id,
        filename: 'river.mp4',
        sizeBytes: 2 * MIB,
        offsetBytes: MIB,
        name: 'A river',
        description: null,
        privacy: 3,
        channelId: await channelIdOf(root),
        state: 'receiving',
        reason: null,
        createdAt: expect.any(String),
      },
    ],
  });
  expect(await drafts(await uploads.givenUser())).toEqual({ total: 0, data: [] });
});

test('the video gets what was said last', async () => {
  const { node, root, uploads } = await givenNode();
  const file = await bigClip(MIB);
  const upload = await beginByTus(root, node.url, file.length);

  const kept = await change(root, upload, { name: 'A better title', description: '', privacy: 2 });
  const done = await upload.patch(0, file);

  expect(kept.status).toBe(204);
  const { video } = await uploads.sourceOf(done.headers.get('tributary-video')!);
  expect(video).toMatchObject({ name: 'A better title', description: null, privacy: 2 });
  expect((await change(root, upload, { name: 'Too late' })).status).toBe(409);
  expect(await drafts(root)).toEqual({ total: 0, data: [] });
});

test.each([
  [{ role: 'administrator' }, 400],
  [{ userId: 1 }, 400],
  [{ name: 'x' }, 400],
  [{ privacy: 5 }, 400],
  [{ tags: ['x'] }, 400],
  [{ channelId: 4711 }, 404],
])('a draft cannot say %j', async (body, status) => {
  const { node, root } = await givenNode();
  const upload = await beginByTus(root, node.url, 10);

  expect((await change(root, upload, body)).status).toBe(status);
});

test('a draft of somebody else is theirs', async () => {
  const { node, root, uploads } = await givenNode();
  const upload = await beginByTus(root, node.url, 10);

  expect((await change(await uploads.givenUser(), upload, { name: 'Mine now' })).status).toBe(403);
});

test.each<[string, Record<string, string>, number]>([
  ['a short title', { name: 'ab' }, 400],
  ['an unknown privacy', { privacy: '7' }, 400],
  ['a channel that is not there', { channelId: '4711' }, 404],
])('%s is refused at the creation', async (_, fields, status) => {
  const { root } = await givenNode();

  const response = await createByTus(root, 10, fields);

  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.headers.get('tus-resumable')).toBe('1.0.0');
});

test('a file that is no media is refused with its last byte; the draft stays for another file', async () => {
  const { node, root, uploads } = await givenNode();
  const said = { name: 'My title', description: 'My words' };
  const upload = await beginByTus(root, node.url, 9, said);

  const sent = await upload.patch(0, 'not media');

  const reason = 'This file is not a video or a sound that can be read here.';
  expect(sent.status).toBe(422);
  expect(await sent.json()).toMatchObject({ code: 'unreadable_media', detail: reason });
  expect(await uploads.partFiles()).toEqual([]);
  expect(await drafts(root)).toMatchObject({ data: [{ ...said, state: 'rejected', reason }] });
  expect((await upload.head()).status).toBe(422);
  expect((await upload.cancel()).status).toBe(204);
  expect(await drafts(root)).toMatchObject({ total: 0 });
});
