import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import type { SignedIn } from '../../test/support/client.ts';
import { bigClip, webReadyClip } from '../../test/support/clips.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { beginByTus, createByTus } from '../../test/support/tus.ts';
import { channelIdOf, openUploads } from '../../test/support/uploads.ts';

const MIB = 2 ** 20;

async function givenUser(quota: { quotaBytes?: number; quotaDailyBytes?: number }) {
  const node = await startTestNode();
  const uploads = openUploads(node);
  return { node, uploads, user: await uploads.givenUser(quota) };
}

const problem = async (response: Response) => ({
  status: response.status,
  code: response.ok ? undefined : ((await response.json()) as { code: string }).code,
});

async function sendForm(
  user: SignedIn,
  file: Uint8Array<ArrayBuffer>,
  { chunked }: { chunked: boolean },
) {
  const form = new FormData();
  form.set('channelId', String(await channelIdOf(user)));
  form.set('name', 'A form');
  form.set('videofile', new Blob([file]), 'a.mp4');
  const whole = new Response(form);
  return user.request('/api/v1/videos/upload', {
    method: 'POST',
    body: chunked ? whole.body : form,
    ...(chunked && { headers: { 'content-type': whole.headers.get('content-type')! } }),
    duplex: 'half',
  } as RequestInit);
}

test('what is on its way counts as used, until it is cancelled', async () => {
  const { node, user } = await givenUser({ quotaBytes: 3 * MIB });
  const first = await beginByTus(user, node.url, 2 * MIB);

  expect(await problem(await createByTus(user, 2 * MIB))).toEqual({
    status: 413,
    code: 'quota_reached',
  });
  await first.cancel();
  expect(await problem(await createByTus(user, 2 * MIB))).toEqual({ status: 201 });
});

test('what has become a video counts once', async () => {
  const { node, user } = await givenUser({ quotaBytes: 3 * MIB });
  const upload = await beginByTus(user, node.url, 2 * MIB);
  expect((await upload.patch(0, await bigClip(2 * MIB))).status).toBe(204);

  expect((await createByTus(user, MIB)).status).toBe(201);
  expect(await problem(await createByTus(user, 1))).toMatchObject({ code: 'quota_reached' });
});

test('the day has its own quota', async () => {
  const { user } = await givenUser({ quotaDailyBytes: MIB });

  expect(await problem(await createByTus(user, MIB + 1))).toMatchObject({ code: 'quota_reached' });
});

test('twenty at once at the edge of the quota: as many begin as fit', async () => {
  const { user } = await givenUser({ quotaBytes: 5 * MIB });

  const all = await Promise.all(Array.from({ length: 20 }, () => createByTus(user, MIB)));

  expect(all.filter(({ status }) => status === 201)).toHaveLength(5);
  expect(all.filter(({ status }) => status === 413)).toHaveLength(15);
});

test('a hundred unfinished uploads are enough', async () => {
  const { user } = await givenUser({});
  for (let n = 0; n < 100; n += 10) {
    await Promise.all(Array.from({ length: 10 }, () => createByTus(user, 1)));
  }

  expect(await problem(await createByTus(user, 1))).toEqual({ status: 413, code: 'quota_reached' });
});

test.each([{ chunked: false }, { chunked: true }])('a form is counted, %o', async (how) => {
  const { user, uploads } = await givenUser({ quotaBytes: 8 * MIB });

  expect(await problem(await sendForm(user, await bigClip(12 * MIB), how))).toEqual({
    status: 413,
    code: 'quota_reached',
  });
  expect(await uploads.partFiles()).toEqual([]);
  expect((await sendForm(user, await bigClip(3 * MIB), how)).status).toBe(200);
});

const post = (who: SignedIn, path: string, body: object = {}, headers = {}) =>
  who.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

test('what is sent into a channel counts with whose channel it is', async () => {
  const { uploads, user: owner } = await givenUser({ quotaBytes: MIB });
  const editor = await uploads.givenUser();
  const { username } = (await (await editor.request('/api/v1/users/me')).json()) as {
    username: string;
  };
  const me = (await (await owner.request('/api/v1/users/me')).json()) as { username: string };
  const at = `/api/v1/video-channels/${me.username}_channel/collaborators`;
  const invited = await post(owner, `${at}/invite`, { accountHandle: username });
  const { collaborator } = (await invited.json()) as { collaborator: { id: number } };
  expect((await post(editor, `${at}/${collaborator.id}/accept`)).status).toBe(204);
  const begin = (channelId: number) => {
    const said = { name: 'A film', filename: `${channelId}.mp4`, privacy: 1, channelId };
    const headers = { 'x-upload-content-length': String(2 * MIB) };
    return post(editor, '/api/v1/videos/upload-resumable', said, headers);
  };
  expect(await problem(await begin(await channelIdOf(owner)))).toEqual({
    status: 413,
    code: 'quota_reached',
  });
  expect((await begin(await channelIdOf(editor))).status).toBe(201);
});

test('moderators send into every channel of their node: what they bring is its owner’s', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [moderator, user, owner] = [
    await join('mod', 'moderator'),
    await join('user'),
    await join('owner'),
  ];
  const channelId = await channelIdOf(owner);
  const send = async (who: SignedIn) => {
    const form = new FormData();
    form.set('channelId', String(channelId));
    form.set('name', 'A gift');
    form.set('videofile', new Blob([await readFile(await webReadyClip())]), 'a.mp4');
    return who.request('/api/v1/videos/upload', { method: 'POST', body: form });
  };
  expect((await send(user)).status).toBe(403);
  const { video } = (await (await send(moderator)).json()) as { video: { uuid: string } };
  expect((await ask(root, `GET /videos/${video.uuid}`)).body).toMatchObject({
    account: { name: 'owner' },
    channel: { id: channelId },
  });
  const { body } = await ask(owner, 'GET /users/me/video-quota-used');
  expect((body as { videoQuotaUsed: number }).videoQuotaUsed).toBeGreaterThan(0);
});
