import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { exportedUrl } from '../support/archives.ts';
import { webReadyClip } from '../support/clips.ts';
import { startStallingProxy } from '../support/lines/stalling-proxy.ts';
import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { openStudio } from '../support/studio.ts';
import { eventually, hostOf, read, write } from '../support/two-nodes.ts';
import { openUploads } from '../support/uploads.ts';

type Videos = { data: { uuid: string; name: string; originallyPublishedAt: string }[] };

const FIRST_BYTES = 5_000;

test('who moves has their new home fetch what they had, and a kill loses none of it', async () => {
  const proxy = await startStallingProxy({ stalls: '/download/user-exports', bytes: FIRST_BYTES });
  const old = await startTestNode({ PUBLIC_URL: proxy.url });
  proxy.standBefore(old.url);
  const home = await startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true' });
  const [alice, anna] = [
    await (await openPeople(old)).join('alice'),
    await (await openPeople(home)).join('anna'),
  ];
  const clip = await webReadyClip();
  const studio = await openStudio(alice);
  const { uuid } = await studio.upload(clip, { name: 'A river' });
  await studio.watchToTheEnd(uuid);
  const archiveUrl = await exportedUrl(alice);

  const from = `alice@${new URL(proxy.url).host}`;
  const transfer = async (body: object) =>
    (await anna.request('/api/v1/users/me/move/transfer', { method: 'POST', ...asJson(body) }))
      .status;
  expect(await transfer({ from, archiveUrl: `http://${hostOf(home)}/a.zip` })).toBe(400);
  expect(await transfer({ from, archiveUrl })).toBe(409);
  await write(anna, 'PUT', '/users/me/aliases', { aliases: [from] });
  expect(await transfer({ from, archiveUrl })).toBe(409); // only one says so
  await write(alice, 'PUT', '/users/me/aliases', { aliases: [`anna@${hostOf(home)}`] });
  expect(await transfer({ from, archiveUrl })).toBe(200);

  await eventually(async () => expect(proxy.ranges).toEqual(['bytes=0-']));
  await new Promise((resolve) => setTimeout(resolve, 500)); // the first bytes are on the disk
  await home.start();
  const mine = () => read<Videos>(anna, '/users/me/videos');
  const [video] = await eventually(async () => {
    const { data } = await mine();
    expect(data).toMatchObject([{ name: 'A river' }]);
    return data;
  }, 120_000);
  expect(proxy.ranges.at(-1)).toBe(`bytes=${FIRST_BYTES}-`);
  const { publishedAt } = await read<{ publishedAt: string }>(alice, `/videos/${uuid}`);
  expect(video!.originallyPublishedAt).toBe(publishedAt);
  const { bytes } = await openUploads(home).sourceOf(video!.uuid);
  expect(bytes.equals(await readFile(clip))).toBe(true);
}, 300_000);
