import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { clip, PICTURE } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { FfmpegError } from '../../platform/ffmpeg.ts';
import { silentLog } from '../../platform/log.ts';
import { X264 } from '../encoders/encoder.ts';
import { withFigures } from './with-figures.ts';

type Figures = {
  encoders: { name: string; runs: number; failures: number; mediaSeconds: number }[];
  waiting: { sources: number; averageSeconds: number | null };
};

test('what encoders make and how long sources wait is summed by the day', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const figures = async (query = '') =>
    (await ask(root, `GET /transcoding/figures${query}`)).body as Figures;
  const nothing = { sources: 0, averageSeconds: null, longestSeconds: null };
  expect(await figures()).toEqual({ encoders: [], waiting: nothing });

  const { upload, watchToTheEnd } = await openStudio(root);
  const vp9 = await clip('webm', `${PICTURE} -c:v libvpx-vp9 -deadline realtime -cpu-used 8`);
  await watchToTheEnd((await upload(vp9)).uuid);
  const { encoders, waiting } = await figures();
  expect(encoders).toMatchObject([
    { failures: 0, workSeconds: expect.any(Number), speed: expect.any(Number) },
  ]);
  expect(encoders[0]!.mediaSeconds).toBeGreaterThanOrEqual(2);
  expect(waiting).toMatchObject({ sources: 1, averageSeconds: expect.any(Number) });

  expect(await figures('?days=1')).toEqual(await figures());
  expect((await ask(root, 'GET /transcoding/figures?days=0')).status).toBe(400);
  expect((await ask(await join('bob'), 'GET /transcoding/figures')).status).toBe(403);
});

test('a fault of the encoder is a failure, being ended from outside is none', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  const encode = (error: Error) =>
    withFigures({ db, log: silentLog }, { encoder: X264, mediaSeconds: 5 }, async () => {
      throw error;
    });
  await expect(encode(new FfmpegError('bad input', false))).rejects.toThrow('bad input');
  await expect(encode(new FfmpegError('killed', true))).rejects.toThrow('killed');
  await expect(encode(new Error('gone'))).rejects.toThrow('gone');
  const { body } = await ask(root, 'GET /transcoding/figures');
  expect(body).toMatchObject({
    encoders: [{ name: X264.name, runs: 0, failures: 1, mediaSeconds: 0, speed: null }],
  });
});
