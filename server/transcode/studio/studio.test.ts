import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, film, webReadyClip } from '../../../test/support/clips.ts';
import { askEdit, editIn, editsOf } from '../../../test/support/edits.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';

const DONE = 3;
const FILM = film({ seconds: 6 });
const H264 = '-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -movflags +faststart';
const givenFilm = () => clip('mp4', `${FILM} ${H264}`);
const logo = () => clip('png', '-f lavfi -i color=red:s=64x64 -frames:v 1');
const silent = () => clip('mp4', `-f lavfi -i testsrc2=d=2:s=180x240:r=30 -an ${H264}`);

const cut = (start?: unknown, end?: unknown) => ({ name: 'cut', options: { start, end } });
const without = (...segments: { start?: unknown; end?: unknown }[]) => ({
  name: 'remove-segments',
  options: { segments },
});
const withFile = (name: string, file: string) => ({ name, options: { file } });

test('a video is cut, joined and marked; until then everybody has the one there was', async () => {
  const node = await startTestNode();
  const { root, join: enter } = await openPeople(node);
  const [owner, other] = [await enter('owner'), await enter('other')];
  const studio = await openStudio(owner);
  const { uuid } = await studio.upload(await givenFilm());
  await studio.watchToTheEnd(uuid);
  const before = await detailsOf(owner, uuid);
  const at = `/api/v1/videos/${uuid}/studio`;
  const enable = (enabled: boolean) =>
    root.request('/api/v1/config/custom', {
      method: 'PUT',
      ...asJson({ videoStudio: { enabled } }),
    });

  expect((await askEdit(node, uuid, [cut(1, 2)])).status).toBe(401);
  expect((await askEdit(other, uuid, [cut(1, 2)])).status).toBe(403);
  expect((await askEdit(owner, 'tintin', [cut(1, 2)])).status).toBe(400);
  expect((await askEdit(owner, '42', [cut(1, 2)])).status).toBe(404);
  await enable(false);
  expect((await askEdit(owner, uuid, [cut(1, 2)])).status).toBe(400);
  await enable(true);
  const wrong = [
    [],
    Array.from({ length: 11 }, () => cut(0.1, 9)),
    [cut('tintin', 2)],
    [cut(-1, 2)],
    [cut(2, 2)],
    [cut(2, 1)],
    [cut(7, 9)],
    [{ name: 'cut', options: {} }],
    [cut(1, 3), { name: 'hadock', options: { start: 1 } }],
    [without()],
    [without({ start: 1 })],
    [without({ start: 2, end: 2 })],
    [without({ start: 7, end: 9 })],
    [without({ start: 3, end: 9 }, { start: 0, end: 4 })],
    [{ name: 'add-intro', options: {} }],
    [withFile('add-intro', await logo())],
    [withFile('add-outro', await clip('ogg', '-f lavfi -i sine=d=2 -c:a libvorbis'))],
    [withFile('add-watermark', await givenFilm())],
  ];
  for (const tasks of wrong) expect((await askEdit(owner, uuid, tasks)).status).toBe(400);

  const tasks = [
    cut(1, 3),
    withFile('add-watermark', await logo()),
    withFile('add-intro', await silent()),
    withFile('add-outro', await webReadyClip()),
  ];
  expect((await askEdit(owner, uuid, tasks)).status).toBe(204);
  expect((await askEdit(owner, uuid, tasks)).status).toBe(409);
  const activities = await owner.request('/api/v1/video-channels/owner_channel/activities');
  expect(await activities.json()).toMatchObject({
    data: [
      { action: { id: 7 }, video: { uuid }, account: { name: 'owner' } },
      { action: { id: 1 } },
    ],
  });
  expect((await other.request(`${at}/edits`)).status).toBe(403);
  const during = await detailsOf(other, uuid);
  expect(during).toMatchObject({ duration: 6, state: { id: 1 } });
  expect((await fetch(during.streamingPlaylists[0]!.playlistUrl)).status).toBe(200);
  const edit = await editIn(owner, uuid, DONE);
  expect(edit).toMatchObject({ progress: 100, error: null, duration: 6 });

  const after = await detailsOf(other, uuid);
  expect(after).toMatchObject({ duration: 6, state: { id: 1 }, thumbnails: before.thumbnails });
  const playlist = after.streamingPlaylists[0]!;
  expect((await fetch(before.streamingPlaylists[0]!.playlistUrl)).status).toBe(404);
  expect((await fetch(playlist.files[0]!.fileUrl)).status).toBe(200);
  expect((await editsOf(owner, uuid)).keepsOriginal).toBe(true);
  await expect
    .poll(async () => (await detailsOf(other, uuid)).streamingPlaylists[0]!.files.length, {
      timeout: 30_000,
    })
    .toBe(before.streamingPlaylists[0]!.files.length);
  const quota = await owner.request('/api/v1/users/me/video-quota-used');
  const sourceBytes = (await readFile(await givenFilm())).length;
  expect(((await quota.json()) as { videoQuotaUsed: number }).videoQuotaUsed).toBeGreaterThan(
    sourceBytes,
  );

  const half = join(node.dataDirectory, 'half.mp4');
  const whole = await readFile(await givenFilm());
  await writeFile(half, whole.subarray(0, Math.round(whole.length * 0.5)));
  expect((await askEdit(owner, uuid, [withFile('add-intro', half)])).status).toBe(204);
  await expect(editIn(owner, uuid, DONE)).rejects.toThrow(/^4: /);
  expect((await editsOf(owner, uuid)).data[0]!.error).toEqual(expect.any(String));
  const left = await detailsOf(other, uuid);
  expect(left.streamingPlaylists[0]!.playlistUrl).toBe(playlist.playlistUrl);

  expect((await askEdit(owner, uuid, [cut(0, 2)])).status).toBe(204);
  const [open] = (await editsOf(owner, uuid)).data;
  const gone = `${at}/edits/${open!.uuid}`;
  expect((await other.request(gone, { method: 'DELETE' })).status).toBe(403);
  expect((await owner.request(gone, { method: 'DELETE' })).status).toBe(204);
  expect((await editsOf(owner, uuid)).data[0]).toMatchObject({ state: { id: 5 } });
  expect((await owner.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' })).status).toBe(204);
});

test('several segments are taken out at once, of what is there by then', async () => {
  const node = await startTestNode();
  const { join: enter } = await openPeople(node);
  const owner = await enter('owner');
  const studio = await openStudio(owner);
  const { uuid } = await studio.upload(await givenFilm());
  await studio.watchToTheEnd(uuid);
  const segments = [
    { start: 3, end: 4 },
    { start: 0, end: 1 },
  ];
  const tasks = [withFile('add-outro', await silent()), without(...segments), cut(1, 5)];
  expect((await askEdit(owner, uuid, tasks)).status).toBe(204);
  const { data } = await editsOf(owner, uuid);
  expect(data[0]).toMatchObject({
    tasks: [{}, { name: 'remove-segments', options: { segments } }, {}],
  });
  expect(await editIn(owner, uuid, DONE)).toMatchObject({ error: null, duration: 4 });
  expect(await detailsOf(owner, uuid)).toMatchObject({ duration: 4 });
});
