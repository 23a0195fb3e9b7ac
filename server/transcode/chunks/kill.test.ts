import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { attemptsOf } from '../../../test/support/chunk-attempts.ts';
import { chunkFiles } from '../../../test/support/chunks.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { encoderBelow, encodersBelow } from '../../../test/support/encoders.ts';
import { ADMIN_PASSWORD } from '../../../test/support/node.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';

const FILM = film({ seconds: 10, size: '640x360', rate: 30 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';

test('whoever is killed, each part is made again once at most, and nothing is left over', async () => {
  const node = await startNodeProcess({ TRANSCODE_CHUNK_SECONDS: '4' });
  const before = await openStudio(await node.signIn('root', ADMIN_PASSWORD));
  const { uuid } = await before.upload(await clip('webm', `${FILM} ${VP9}`));
  await using attempts = attemptsOf(node);
  let kills = 0;

  for (let n = 0; n < 2; n++) {
    process.kill(await encoderBelow(node.pid()), 'SIGKILL');
    kills++;
    await delay(Math.random() * 500);
  }
  await encoderBelow(node.pid());
  await node.kill();
  kills++;
  await node.start();

  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { watchToTheEnd } = await openStudio(root);
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  const { files } = (await detailsOf(root, uuid)).streamingPlaylists[0]!;
  expect(files.map(({ resolution }) => resolution.id)).toEqual([360, 240, 144, 0]);
  expect(attempts.repeated()).toBeLessThanOrEqual(kills);
  await expect.poll(() => chunkFiles(node), { timeout: 30_000 }).toEqual([]);
  expect(await encodersBelow(node.pid())).toEqual([]);
}, 300_000);
