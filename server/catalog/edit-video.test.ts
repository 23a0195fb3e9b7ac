import sharp from 'sharp';
import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';
import { asJson, openPeople } from '../../test/support/people.ts';
import { channelIdOf } from '../../test/support/uploads.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { publishDue } from './publishing/publish-scheduled.ts';

async function openStudio() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const owner = await people.join('owner');
  const catalog = openCatalog(node);
  const put = async (id: number, body: unknown, as = owner) =>
    (await as.request(`/api/v1/videos/${id}`, { method: 'PUT', ...asJson(body) })).status;
  const putForm = (id: number, fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return owner.request(`/api/v1/videos/${id}`, { method: 'PUT', body });
  };
  const details = async (id: number | string, as: Pick<typeof owner, 'request'> = owner) =>
    (await (await as.request(`/api/v1/videos/${id}`)).json()) as Record<string, unknown>;
  return { node, ...people, ...catalog, owner, put, putForm, details };
}

test('everything the contract names can be changed, as JSON or as a form', async () => {
  const { owner, givenVideo, put, putForm, details } = await openStudio();
  const { id } = await givenVideo(owner);
  const said = {
    name: 'A river',
    description: 'Water',
    support: 'Send fish',
    category: 15,
    licence: 7,
    language: 'pt-PT',
    tags: ['water', 'stone', 'water'],
    nsfw: true,
    nsfwFlags: 5,
    nsfwSummary: 'A fish is eaten',
    originallyPublishedAt: '2001-02-03T04:05:06.000Z',
    commentsPolicy: 3,
    downloadEnabled: false,
    waitTranscoding: true,
  };
  expect(await put(id, said)).toBe(204);
  expect(await details(id)).toMatchObject({
    ...said,
    tags: ['water', 'stone'],
    category: { id: 15, label: 'Science & Technology' },
    licence: { id: 7, label: 'Public Domain Dedication' },
    language: { id: 'pt-PT', label: 'Portuguese (Portugal)' },
    commentsPolicy: { id: 3, label: 'Requires approval' },
  });
  const form = { 'tags[0]': 'one', 'tags[1]': 'two', category: 'null', nsfw: 'false' };
  expect((await putForm(id, form)).status).toBe(204);
  expect(await details(id)).toMatchObject({
    tags: ['one', 'two'],
    category: { id: null },
    nsfw: false,
    nsfwFlags: 0,
    nsfwSummary: null,
    name: 'A river',
  });
});

test('what is beyond the limits is refused with its field', async () => {
  const { owner, givenVideo, put, putForm } = await openStudio();
  const { id } = await givenVideo(owner);
  const wrong = [
    { name: 'ab' },
    { name: 'x'.repeat(121) },
    { description: 'x'.repeat(10_001) },
    { support: 'x'.repeat(1_001) },
    { category: 125 },
    { licence: 125 },
    { language: 'xx-nothing' },
    { tags: ['a'] },
    { tags: ['one', 'two', 'three', 'four', 'five', 'six'] },
    { tags: ['x'.repeat(31)] },
    { privacy: 6 },
    { privacy: 5 },
    { privacy: 5, videoPasswords: ['same', 'same'] },
    { nsfwFlags: 8 },
    { nsfwSummary: 'x'.repeat(251) },
    { commentsPolicy: 4 },
    { originallyPublishedAt: 'yesterday' },
    { scheduleUpdate: { updateAt: 'later' } },
    { scheduleUpdate: { updateAt: new Date().toISOString(), privacy: 3 } },
  ];
  for (const body of wrong) expect([body, await put(id, body)]).toEqual([body, 400]);
  const picture = async (bytes: string | Uint8Array<ArrayBuffer>) =>
    (await putForm(id, { thumbnailfile: new Blob([bytes]) })).status;
  expect(await picture('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe(400);
  expect(await picture(new Uint8Array(4 * 2 ** 20 + 1))).toBe(400);
});

test('a video moves between channels of its account, and to no other', async () => {
  const { owner, join, root, givenVideo, put } = await openStudio();
  const guest = await join('guest');
  const { id } = await givenVideo(owner);
  expect(await put(id, { channelId: 999_999 })).toBe(404);
  expect(await put(id, { channelId: await channelIdOf(guest) })).toBe(403);
  expect(await put(id, { channelId: await channelIdOf(root) }, root)).toBe(400);
  expect(await put(id, { channelId: await channelIdOf(owner) })).toBe(204);
});

test('a video comes out by itself when its time has come', async () => {
  const { owner, givenVideo, put, details } = await openStudio();
  const { id } = await givenVideo(owner, { privacy: 3 });
  const updateAt = new Date(Date.now() + 1_000).toISOString();
  expect(await put(id, { scheduleUpdate: { updateAt, privacy: 1 } })).toBe(204);
  await expect.poll(() => details(id), { timeout: 30_000 }).toMatchObject({ privacy: { id: 1 } });
}, 60_000);

test('a private video counts as published when it comes out, by hand or at its time', async () => {
  const { node, owner, givenVideo, put, putForm, details, db } = await openStudio();
  const { id, uuid } = await givenVideo(owner, { privacy: 3 });
  const updateAt = new Date(Date.now() + 60_000);
  const plan = {
    'scheduleUpdate[updateAt]': updateAt.toISOString(),
    'scheduleUpdate[privacy]': '2',
  };
  expect((await putForm(id, plan)).status).toBe(204);
  const planned = { updateAt: updateAt.toISOString(), privacy: 2 };
  const before = await details(id);
  expect(before).toMatchObject({ privacy: { id: 3 }, scheduledUpdate: planned });

  await publishDue(db, new Date());
  expect(await details(id)).toMatchObject({ privacy: { id: 3 } });
  await publishDue(db, new Date(updateAt.getTime() + 1));
  const after = await details(uuid, node);
  expect(after).toMatchObject({ privacy: { id: 2 } });
  expect(after['scheduledUpdate']).toBeUndefined();
  expect(after['publishedAt']).not.toBe(before['publishedAt']);

  expect(await put(id, { privacy: 1 })).toBe(204);
  expect(await details(id)).toMatchObject({ publishedAt: after['publishedAt'] });
  expect(await put(id, { privacy: 3, scheduleUpdate: planned })).toBe(204);
  expect(await put(id, { scheduleUpdate: null })).toBe(204);
  expect((await details(id))['scheduledUpdate']).toBeUndefined();
});

test('a video that cannot come out keeps no other from it', async () => {
  const { node, owner, givenVideo, put, details, db } = await openStudio();
  const stuck = await givenVideo(owner, { privacy: 3 });
  const free = await givenVideo(owner, { privacy: 3 });
  const updateAt = new Date(Date.now() + 3_600_000);
  for (const { id } of [stuck, free])
    expect(await put(id, { scheduleUpdate: { updateAt: updateAt.toISOString(), privacy: 1 } })).toBe(204); // prettier-ignore
  await db.execute(`create function fail() returns trigger language plpgsql as $$ begin
    raise exception 'it cannot be changed'; end $$`);
  await db.execute(`create trigger stuck before update on videos for each row
    when (new.id = ${stuck.id}) execute function fail()`);
  await expect(publishDue(db, new Date(updateAt.getTime() + 1))).rejects.toThrow('update "videos"');
  expect(await details(free.uuid, node)).toMatchObject({ privacy: { id: 1 } });
  const { scheduledUpdate } = await details(stuck.id);
  expect(scheduledUpdate).toMatchObject({ privacy: 1 });
});

test('a chosen picture stands for the video in every size', async () => {
  const { node, owner, givenVideo, putForm, details } = await openStudio();
  const { id } = await givenVideo(owner);
  const photo = await sharp({
    create: { width: 400, height: 300, channels: 3, background: '#a42' },
  })
    .png()
    .toBuffer();
  const choose = () => putForm(id, { thumbnailfile: new Blob([new Uint8Array(photo)]) });
  expect((await choose()).status).toBe(204);
  const { thumbnails } = (await details(id)) as {
    thumbnails: { width: number; fileUrl: string }[];
  };
  expect(thumbnails.map(({ width }) => width)).toEqual([1280, 850, 280]);
  const answer = await node.request(new URL(thumbnails[2]!.fileUrl).pathname);
  expect(await sharp(await answer.bytes()).metadata()).toMatchObject({
    format: 'jpeg',
    height: 157,
  });
  const named = new FormData(); // as PeerTube's commands send it: its name, and then itself
  named.append('thumbnailfile', 'photo.png');
  named.append('thumbnailfile', new Blob([new Uint8Array(photo)]), 'photo.png');
  const again = await owner.request(`/api/v1/videos/${id}`, { method: 'PUT', body: named });
  expect(again.status).toBe(204); // the former pictures go
});
