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

type Videos = { data: { uuid: string; name: string; channel: { name: string } }[] };
type Subscriptions = { data: { name: string; host: string }[] };

const FIRST_BYTES = 5_000;

test('a channel moves without its account: its videos, its followers, and nothing else', async () => {
  const proxy = await startStallingProxy({ stalls: '/download/user-exports', bytes: FIRST_BYTES });
  const old = await startTestNode({ PUBLIC_URL: proxy.url });
  proxy.standBefore(old.url);
  const home = await startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true' });
  const ofOld = await openPeople(old);
  const [alice, eve] = [await ofOld.join('alice'), await ofOld.join('eve')];
  const ofHome = await openPeople(home);
  const [anna, mallory] = [await ofHome.join('anna'), await ofHome.join('mallory')];
  const made = await write(alice, 'POST', '/video-channels', {
    name: 'birds',
    displayName: 'Birds',
  });
  const { videoChannel } = (await made.json()) as { videoChannel: { id: number } };
  await write(eve, 'POST', '/users/me/subscriptions', { uri: `birds@${new URL(proxy.url).host}` });

  const clip = await webReadyClip();
  const studio = await openStudio(alice);
  const moving = await studio.upload(clip, { name: 'Herons', channelId: String(videoChannel.id) });
  const staying = await studio.upload(clip, { name: 'A river' });
  for (const { uuid } of [moving, staying]) await studio.watchToTheEnd(uuid);
  await expect(exportedUrl(alice, { channelName: 'eve_channel' })).rejects.toThrow('400'); // not hers
  const archiveUrl = await exportedUrl(alice, { channelName: 'birds' });

  const from = `birds@${new URL(proxy.url).host}`;
  const there = `anna_channel@${hostOf(home)}`;
  const transfer = async (who: typeof anna, said: object) =>
    (
      await who.request('/api/v1/video-channels/anna_channel/move/transfer', {
        method: 'POST',
        ...asJson(said),
      })
    ).status;
  expect(await transfer(anna, { from, archiveUrl })).toBe(409); // neither names the other
  await write(anna, 'PUT', '/video-channels/anna_channel/aliases', { aliases: [from] });
  await write(alice, 'PUT', '/video-channels/birds/aliases', { aliases: [there] });
  expect(await transfer(mallory, { from, archiveUrl })).toBe(403);
  const account = `alice@${new URL(proxy.url).host}`;
  expect(await transfer(anna, { from: account, archiveUrl })).toBe(409); // of another kind
  expect(await transfer(anna, { from, archiveUrl })).toBe(200);

  await eventually(async () => expect(proxy.ranges).toEqual(['bytes=0-']));
  await home.start(); // killed while it fetches
  const [video] = await eventually(async () => {
    const { data } = await read<Videos>(anna, '/users/me/videos');
    expect(data).toMatchObject([{ name: 'Herons', channel: { name: 'anna_channel' } }]);
    return data;
  }, 120_000);
  expect(proxy.ranges.length).toBeGreaterThan(1);
  const { bytes } = await openUploads(home).sourceOf(video!.uuid);
  expect(bytes.equals(await readFile(clip))).toBe(true);

  await write(alice, 'POST', '/video-channels/birds/move', { target: there });
  await eventually(async () =>
    expect((await read<Subscriptions>(eve, '/users/me/subscriptions')).data).toMatchObject([
      { name: 'anna_channel', host: hostOf(home) },
    ]),
  );
  await eventually(async () =>
    expect(await read(home, '/video-channels/anna_channel')).toMatchObject({ followersCount: 1 }),
  );
  const page = await old.request('/c/birds', { redirect: 'manual' });
  expect(page.status).toBe(301);
  expect(page.headers.get('location')).toBe(`http://${hostOf(home)}/video-channels/anna_channel`);
}, 300_000);
