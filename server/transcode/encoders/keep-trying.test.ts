import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { standInFfmpeg } from '../../../test/support/stand-in-ffmpeg.ts';
import { CANDIDATES } from './encoder.ts';

type Found = { name: string; works: boolean; reason: string | null };

const PATIENCE = { timeout: 90_000, interval: 500 };

test('a worker tries all encoders when it starts, without being late for it, and again when told to', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root, join: comes } = await openPeople(node);
  const directory = await mkdtemp(join(tmpdir(), 'tributary-trials-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const card = await standInFfmpeg(directory);
  const settings = { ROLES: 'worker', FFMPEG_PATH: card.path, ENCODERS_TRIED: 'at-start' };
  const found = async () => {
    const { body } = await ask(root, 'GET /server/workers');
    return (body as { data: { encoders: Found[] }[] }).data.flatMap(({ encoders }) => encoders);
  };
  const nvenc = async () => (await found()).find(({ name }) => name === 'h264_nvenc');

  await startTestNode(settings, { beside: node });
  expect((await found()).length).toBeLessThan(CANDIDATES.length); // one of them hangs
  await expect.poll(found, PATIENCE).toHaveLength(CANDIDATES.length);
  expect(await nvenc()).toMatchObject({ works: true, reason: null });
  expect(await found()).toContainEqual(
    expect.objectContaining({ name: 'h264_qsv', works: false, reason: 'it took too long' }),
  );

  await card.breakCard();
  expect((await ask(await comes('bob'), 'POST /transcoding/encoders/trials')).status).toBe(403);
  expect((await ask(root, 'POST /transcoding/encoders/trials')).status).toBe(204);
  await expect
    .poll(nvenc, PATIENCE)
    .toMatchObject({ works: false, reason: expect.stringContaining('OpenEncodeSessionEx failed') });
}, 240_000);
