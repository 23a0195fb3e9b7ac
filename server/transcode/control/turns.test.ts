import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';
import { hold } from '../hold.ts';
import { turnOf } from './prioritize.ts';
import { isTurnOfOthers } from './turn-of-others.ts';

const FILM = '-f lavfi -i testsrc2=d=4:s=320x180:r=25 -an -c:v mpeg4';
const MANY = 6;

test('who brings many videos at once does not keep others waiting for their first', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const file = await clip('mkv', FILM);
  const [ofMany, ofOne] = [await openStudio(root), await openStudio(bob)];
  const many: string[] = [];
  for (let n = 0; n < MANY; n++) many.push((await ofMany.upload(file)).uuid);
  const { uuid: one } = await ofOne.upload(file);

  await startTestNode({}, { beside: node });
  for (const uuid of many) await ofMany.watchToTheEnd(uuid);
  await ofOne.watchToTheEnd(one);
  const published = async (uuid: string) =>
    Date.parse(((await detailsOf(root, uuid)) as unknown as { publishedAt: string }).publishedAt);
  const times = await Promise.all(many.map(published));
  const whenOne = await published(one);
  expect(times.filter((time) => time < whenOne).length).toBeLessThan(MANY / 2);
}, 240_000);

test('who has begun gives way to the next of the same owner, and that comes nearer when one is over', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root } = await openPeople(node);
  const db = openTestDatabase(node);
  const studio = await openStudio(root);
  const file = await clip('mkv', FILM);
  const videos: { videoId: number }[] = [];
  for (let n = 0; n < 3; n++) videos.push({ videoId: (await studio.upload(file)).id });
  const [first, second, third] = videos;
  await db.execute('insert into transcodes (video_id, set_uuid) select id, uuid from videos');
  const turns = () => Promise.all(videos.map((video) => turnOf(db, video)));
  expect(await turns()).toEqual([0, -1, -2]);

  await db.execute(`update transcodes set stage = 'encoding' where video_id = ${first!.videoId}`);
  expect(await turns()).toEqual([-2, -1, -2]); // what is as urgent, but waits for longer, goes first

  const waiting = async ({ videoId }: { videoId: number }) =>
    (
      await db.execute<{ priority: number }>(
        `select priority from jobs.job where name = 'transcode.encode-first' and data ->> 'videoId' = '${videoId}'`,
      )
    ).map(({ priority }) => priority);
  for (const [n, { videoId }] of videos.entries())
    await db.execute(`insert into jobs.job (name, data, priority)
      values ('transcode.encode-first', '{"videoId": ${videoId}}', ${-n})`);
  await hold(first!, 'It cannot be read.', { db });
  expect((await turns()).slice(1)).toEqual([0, -1]);
  expect([await waiting(second!), await waiting(third!)]).toEqual([[0], [-1]]);
});

test('who waits in the queue has a turn however long that was, and who is in none, or in one that is paused, has none', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root } = await openPeople(node);
  const db = openTestDatabase(node);
  const { id } = await (await openStudio(root)).upload(await clip('mkv', FILM));
  await db.execute(`insert into transcodes (video_id, set_uuid, updated_at, waiting_since)
    select id, uuid, now() - interval '2 hours', now() - interval '2 hours' from videos`);
  const isTurn = (priority = 0) => isTurnOfOthers(db, { priority });
  expect(await isTurn()).toBe(false);

  await db.execute(`insert into jobs.job (name, data, state)
    values ('transcode.encode-first', '{"videoId": ${id}}', 'retry')`);
  expect([await isTurn(), await isTurn(1)]).toEqual([true, false]);
  await root.request('/api/v1/jobs/pause', { method: 'POST' });
  expect(await isTurn()).toBe(false);
  await root.request('/api/v1/jobs/resume', { method: 'POST' });
  expect(await isTurn()).toBe(true);
  await db.execute(`update transcodes set stage = 'encoding'`);
  expect(await isTurn()).toBe(false);
});
