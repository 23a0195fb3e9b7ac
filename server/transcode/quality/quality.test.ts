import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { openStudio } from '../../../test/support/studio.ts';
import type { QualityReport } from './report.ts';

const FILM =
  '-f lavfi -i testsrc2=d=3:s=320x180:r=25 -f lavfi -i color=black:d=3:s=320x180:r=25 ' +
  '-f lavfi -i sine=d=3 -filter_complex [0:v][1:v]concat=n=2[v];[2:a]apad=whole_dur=6[a] -map [v] -map [a]';

const near = (seconds: number) => expect.closeTo(seconds, 0);

test('a report tells where a film is black, frozen and silent, and how good its renditions are', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const file = await clip(
    'mp4',
    `${FILM} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac`,
  );
  const { uuid } = await upload(file);
  await watchToTheEnd(uuid);
  const path = `/api/v1/videos/${uuid}/quality-report`;
  expect((await root.request(path)).status).toBe(404);

  expect((await root.request(path, { method: 'POST' })).status).toBe(202);
  await expect.poll(async () => (await root.request(path)).status, { timeout: 60_000 }).toBe(200);

  const report = (await (await root.request(path)).json()) as QualityReport;
  expect(report).toMatchObject({
    isCurrent: true,
    black: [{ startSeconds: near(3), endSeconds: near(6) }],
    frozen: [{ startSeconds: near(3), endSeconds: near(6) }],
    silent: [{ startSeconds: near(3), endSeconds: near(6) }],
    soundStartsAfterSeconds: expect.closeTo(0, 1),
    soundOutlastsSeconds: expect.closeTo(0, 0),
    source: {
      durationSeconds: near(6),
      video: { codec: 'h264', width: 320, height: 180, framesPerSecond: 25 },
      audio: { codec: 'aac', channels: 1, sampleRateHz: 44_100 },
    },
  });
  expect(report.keyframes!.count).toBeGreaterThan(0);
  expect(report.keyframes!.longestSeconds).toBeLessThanOrEqual(6.1);
  await expect
    .poll(async () => (await root.request(path)).json(), { timeout: 60_000 })
    .toMatchObject({ loudness: { integratedLufs: expect.any(Number) as number } });
  const [best, , sound] = report.renditions;
  expect(best).toMatchObject({ resolution: 180, playlistFaults: [] });
  expect(best!.bitrates[0]).toMatchObject({ startSeconds: 0 });
  expect(best!.bitrates[0]!.bitsPerSecond).toBeGreaterThan(0);
  expect(best!.ssim).toBeGreaterThan(0.95);
  expect(sound).toMatchObject({ resolution: 0, ssim: null, playlistFaults: [] });
}, 180_000);
