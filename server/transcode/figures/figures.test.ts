import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { openChunks } from '../../../test/support/chunks.ts';
import { clip, PICTURE } from '../../../test/support/clips.ts';
import { encodingsOf } from '../../../test/support/encodings.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { FfmpegError } from '../../platform/ffmpeg.ts';
import { silentLog } from '../../platform/log.ts';
import { X264 } from '../encoders/encoder.ts';
import { addWait } from './figure-queries.ts';
import { withFigures } from './with-figures.ts';

type Figures = {
  encoders: { name: string; runs: number; failures: number; mediaSeconds: number }[];
  waiting: { sources: number; averageSeconds: number | null; longestSeconds: number | null };
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

test('a source waits since it was planned, whatever is said of it meanwhile, and since it was paused last', async () => {
  const node = await startTestNode({ ROLES: 'web' }); // nobody works
  const { root } = await openPeople(node);
  const { given, ageWaits } = await openChunks(node);
  const { act } = encodingsOf(root);
  const { db } = openCatalog(node);
  const waited = async () =>
    ((await ask(root, 'GET /transcoding/figures')).body as Figures).waiting;
  const [urgent, paused] = [await given(1, 1), await given(1, 1)];
  await ageWaits(1);

  expect(await act(urgent, 'prioritize')).toBe(204);
  await addWait(db, urgent);
  expect(await waited()).toMatchObject({ sources: 1, longestSeconds: expect.closeTo(3600, -2) });
  expect(await act(paused, 'pause')).toBe(204);
  expect(await act(paused, 'resume')).toBe(204);
  await addWait(db, paused);
  expect(await waited()).toMatchObject({ sources: 2, averageSeconds: expect.closeTo(1800, -2) });
});
