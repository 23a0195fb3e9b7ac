import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { lagsOfSound } from '../../../test/bench/marks.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { type Details, detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';
import { PRESETS } from './args.ts';

const SECONDS = 6;
const MADE = { stage: 'done', reason: null, heights: [180, 144, 0] };
const IN_SYNC = { ...MADE, isInSync: true };

const OUTCOMES = {
  plain: IN_SYNC,
  silent: { ...MADE, heights: [180, 144] },
  'late-sound': { ...MADE, isInSync: false },
  unsteady: IN_SYNC,
  'half-pictures': IN_SYNC,
  'rare-keyframes': IN_SYNC,
  'cut-short': {
    stage: 'held',
    reason: expect.stringMatching(/^The file ends after \d s of the 6 s it announces/),
    heights: [],
  },
  damaged: MADE,
};

test('films of every preset become what they should, in sync where they were', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const directory = await mkdtemp(join(tmpdir(), 'tributary-presets-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const make = async (preset: string) => {
    const query = `seconds=${SECONDS}&height=180&preset=${preset}`;
    const response = await root.request(`/api/v1/transcoding/test-video?${query}`);
    const file = join(directory, `${preset}.mp4`);
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    const { uuid } = await upload(file);
    const { stage, reason } = (await watchToTheEnd(uuid)).at(-1)!;
    const details = await detailsOf(root, uuid);
    const heights = filesOf(details).map(({ resolution }) => resolution.id);
    return { stage, reason, heights, isInSync: await isInSync(details) };
  };

  for (const preset of PRESETS)
    expect([preset, await make(preset)]).toMatchObject([preset, OUTCOMES[preset]]);
}, 400_000);

/** Whether each beep comes with its flash, within a frame and a half, in all pictures. */
async function isInSync(details: Details): Promise<boolean> {
  const pictures = filesOf(details).filter(({ hasVideo, hasAudio }) => hasVideo && hasAudio);
  const worst = await Promise.all(
    pictures.map(async ({ fileUrl, fps }) => {
      const lags = await lagsOfSound(fileUrl, { fromSeconds: 0, seconds: SECONDS });
      return lags.length < SECONDS / 2 ? Infinity : fps * Math.max(...lags.map(Math.abs));
    }),
  );
  return worst.length > 0 && worst.every((frames) => frames <= 1.5);
}
