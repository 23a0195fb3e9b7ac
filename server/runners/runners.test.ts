import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, film } from '../../test/support/clips.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { ffmpeg, letRunnersWork, openRunner, type Taken } from '../../test/support/runner.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';

type Jobs = { data: { uuid: string; state: { id: number }; failures: number; error: string }[] };

const HEAVY = film({ seconds: 4, size: '640x360' });
const source = () => clip('mkv', `${HEAVY} -c:v mpeg4 -b:v 2M -c:a libmp3lame`);

test('a runner makes all pictures of a video, and what is not the video is never shown', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await source(), { privacy: '3' });
  const listed = async (job: Taken) => {
    const { data } = (await (await root.request('/api/v1/runners/jobs')).json()) as Jobs;
    return data.find((one) => one.uuid === job.uuid)!;
  };
  const settled = async (job: Taken, state: number) => {
    await expect.poll(async () => (await listed(job)).state.id, { timeout: 20_000 }).toBe(state);
  };

  const first = await runner.take();
  expect(first).toMatchObject({ type: 'vod-hls-transcoding', payload: { output: { fps: 25 } } });
  const another = join(runner.directory, 'another.mp4');
  const H264 = '-c:v libx264 -pix_fmt yuv420p -c:a aac -g 50';
  const size = `s=${Math.round((first.payload.output.resolution * 16) / 9 / 2) * 2}x${first.payload.output.resolution}`;
  await ffmpeg(`-f lavfi -i mandelbrot=${size}:r=25 -f lavfi -i sine=d=4 -t 4 ${H264} ${another}`);
  expect((await runner.bring(first, another, ['videoFile'])).status).toBe(400);
  expect((await runner.bring(first, another)).status).toBe(204);
  await settled(first, 1);
  expect(await listed(first)).toMatchObject({
    failures: 1,
    error: expect.stringContaining('SSIM'),
  });
  expect((await runner.bring(first, another)).status).toBe(404); // its token is no longer good

  const again = await runner.take();
  expect(again.uuid).toBe(first.uuid);
  await runner.tell(again, 'update', { progress: 30 });
  const encoded = await runner.encode(again);
  const short = join(runner.directory, 'short.mp4');
  await ffmpeg(`-i ${encoded} -t 1 -c copy ${short}`);
  expect((await runner.bring(again, short)).status).toBe(204);
  await settled(again, 1);
  expect((await detailsOf(root, uuid)).streamingPlaylists).toEqual([]);

  const third = await runner.take();
  const page = join(runner.directory, 'page.mp4');
  await writeFile(page, '<!doctype html><script>alert(1)</script>');
  expect((await runner.bring(third, page)).status).toBe(204);
  await settled(third, 1);
  const fourth = await runner.take();
  const endless = join(runner.directory, 'endless.mp4');
  await writeFile(endless, Buffer.alloc(64 * 2 ** 20));
  expect((await runner.bring(fourth, endless)).status).toBe(413);
  expect((await listed(fourth)).state.id).toBe(2);
  expect((await runner.bring(fourth, await runner.encode(fourth))).status).toBe(204);
  await settled(fourth, 3);

  for (let rung = 0; rung < 2; rung++) {
    const job = await runner.take();
    expect((await runner.bring(job, await runner.encode(job))).status).toBe(204);
    await settled(job, 3);
  }
  await expect
    .poll(async () => (await detailsOf(root, uuid)).streamingPlaylists[0]?.files.length, {
      timeout: 20_000,
    })
    .toBe(4);
  const { files } = (await detailsOf(root, uuid)).streamingPlaylists[0]!;
  expect(files.map(({ resolution }) => resolution.id).toSorted((a, b) => a - b)).toEqual([
    0, 144, 240, 360,
  ]);
  expect(await runner.request()).toEqual([]);
});
