import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { clip, film, webReadyClip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';

type Source = { inputFilename: string; width: number };
type Notifications = { data: { type: number }[] };

const PUBLISHED = 1;
const MY_VIDEO_PUBLISHED = 4;

test('another file takes the place of the source, and everything is made of that one', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [owner, other] = [await join('owner'), await join('other')];
  const studio = await openStudio(owner);
  const { uuid } = await studio.upload(await webReadyClip());
  const at = `/api/v1/videos/${uuid}/source/replace-resumable`;
  const larger = film({ seconds: 4, size: '426x240' });
  const file = await readFile(
    await clip('mp4', `${larger} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac`),
  );
  const begin = (user: SignedIn, path = at) => {
    const headers = {
      'content-type': 'application/json',
      'x-upload-content-length': String(file.length),
    };
    const body = JSON.stringify({ filename: 'better.mp4', lastModified: 7 });
    return user.request(path, { method: 'POST', headers, body });
  };
  const send = (location: string, start: number, end: number) =>
    owner.request(location, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${start}-${end - 1}/${file.length}` },
      body: file.subarray(start, end),
      redirect: 'manual',
    });

  await studio.watchToTheEnd(uuid);
  const before = await detailsOf(owner, uuid);
  expect((await begin(other)).status).toBe(403);
  expect((await begin(owner, at.replace(uuid, crypto.randomUUID()))).status).toBe(404);
  const allow = (enabled: boolean) =>
    root.request('/api/v1/config/custom', {
      method: 'PUT',
      ...asJson({ videoFile: { update: { enabled } } }),
    });
  await allow(false);
  expect((await begin(owner)).status).toBe(403);
  await allow(true);
  const { id } = (await (await owner.request('/api/v1/users/me')).json()) as { id: number };
  const bound = (videoQuota: number) =>
    root.request(`/api/v1/users/${id}`, { method: 'PUT', ...asJson({ videoQuota }) });
  await bound(1);
  for (const who of [owner, root]) expect((await begin(who)).status).toBe(413); // it is the owner's
  await bound(-1);

  const given = await begin(owner);
  const location = given.headers.get('location')!;
  expect([given.status, location]).toEqual([
    201,
    expect.stringMatching(`^http://localhost:\\d+${at}\\?upload_id=`),
  ]);
  expect((await owner.request(location, { method: 'DELETE' })).status).toBe(204);
  expect((await send(location, 0, file.length)).status).toBe(404);

  const again = (await begin(owner)).headers.get('location')!;
  const elsewhere = again.replace(uuid, (await studio.upload(await webReadyClip())).uuid);
  expect((await send(elsewhere, 0, 9)).status).toBe(404);
  expect((await send(again, 0, 5_000)).status).toBe(308);
  const resumed = await begin(owner);
  expect([resumed.status, resumed.headers.get('range')]).toEqual([200, 'bytes=0-4999']);
  const replaced = await send(again, 5_000, file.length);
  expect(replaced.status).toBe(200);
  expect(await replaced.json()).toMatchObject({ inputFilename: 'better.mp4', width: 426 });
  expect((await owner.request(again, { method: 'DELETE' })).status).toBe(204); // its sender ends it
  expect((await begin(owner)).status).toBe(409); // it is being made

  await expect
    .poll(async () => detailsOf(owner, uuid), { timeout: 30_000 })
    .toMatchObject({ state: { id: PUBLISHED }, duration: 4 });
  const source = await owner.request(`/api/v1/videos/${uuid}/source`);
  expect((await source.json()) as Source).toMatchObject({
    inputFilename: 'better.mp4',
    width: 426,
  });
  const former = before.streamingPlaylists[0]!;
  expect((await fetch(former.playlistUrl)).status).toBe(404);
  expect((await fetch(former.files[0]!.fileUrl)).status).toBe(404);
  const after = (await detailsOf(owner, uuid)) as unknown as Record<string, unknown>;
  expect(after['publishedAt']).toEqual((before as unknown as typeof after)['publishedAt']);
  expect(after['inputFileUpdatedAt']).toEqual(expect.any(String));
  const { data } = (await (
    await owner.request('/api/v1/users/me/notifications')
  ).json()) as Notifications;
  const told = data.filter(({ type }) => type === MY_VIDEO_PUBLISHED);
  expect(told.length).toBeLessThanOrEqual(2); // of two uploads, none of the replacement
});
