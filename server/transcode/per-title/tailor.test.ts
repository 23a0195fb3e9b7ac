import { expect, test } from 'vitest';

import { audioTrack, sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import type { VideoTrack } from '../../catalog/index.ts';
import { planTranscode } from '../plan/plan.ts';
import type { Complexity } from './complexity.ts';
import { sampleStarts } from './sample-starts.ts';
import { rateFactor } from './tailor.ts';

const measured = (...bitsPerPixel: number[]): Complexity => ({
  outcome: 'measured',
  resolution: 360,
  samples: bitsPerPixel.map((each, n) => ({ startSeconds: 20 * n, bitsPerPixel: each })),
  seconds: 1,
});

function ladder(complexity: Complexity, change: Partial<VideoTrack> = {}): string[] {
  const video = videoTrack({ codec: 'vp9', bitsPerSecond: 0, framesPerSecond: 25, ...change });
  const facts = sourceFacts({ video, audio: audioTrack() });
  const { rungs } = planTranscode(facts, { mayCopy: true, complexity });
  return rungs.map(({ height, bitsPerSecond }) => `${height} ${Math.round(bitsPerSecond / 1000)}`);
}

const USUAL = ['720 2534', '480 1230', '360 864', '240 435', '144 175', '0 0'];

test.each([
  ['a usual film keeps the usual rates', measured(0.1), USUAL],
  [
    'sport gets more',
    measured(0.14),
    ['720 3295', '480 1599', '360 864', '240 565', '144 228', '0 0'],
  ],
  [
    'slides get little, and no rung that spares nobody anything',
    measured(0.003),
    ['720 887', '360 864', '0 0'],
  ],
  [
    'what moves a little loses its smallest rung',
    measured(0.012),
    ['720 887', '480 430', '360 864', '240 152', '0 0'],
  ],
  ['the sample that needs most decides about the rate', measured(0.004, 0.004, 0.1), USUAL],
  ['without samples all is as usual', { ...measured(), outcome: 'failed' }, USUAL],
] as const)('%s', (_, complexity, expected) => {
  expect(ladder(complexity)).toEqual(expected);
});

test('the copied picture stays, and so do rungs below it that are smaller than it', () => {
  const webReady = { codec: 'h264', bitsPerSecond: 2_500_000 };
  expect(ladder(measured(0.003), webReady)).toEqual(['720 2500', '480 430', '0 0']);
  expect(ladder(measured(0.003), { ...webReady, bitsPerSecond: 50_000 })).toEqual([
    '720 50',
    '0 0',
  ]);
});

test('no rung gets much more than its source has', () => {
  expect(ladder(measured(0.5), { bitsPerSecond: 1_000_000 }).slice(0, 2)).toEqual([
    '720 1300',
    '480 1300',
  ]);
});

test('factors stay within their bounds', () => {
  expect([0, 0.01, 0.05, 0.1, 0.12, 3].map((bits) => rateFactor(measured(bits)))).toEqual([
    0.35, 0.35, 0.5, 1, 1.2, 1.3,
  ]);
});

test('samples are spread over a source, a tenth of it at most', () => {
  expect(sampleStarts(39.9)).toEqual([]);
  expect(sampleStarts(40)).toEqual([9, 29]);
  expect(sampleStarts(60)).toEqual([9, 29, 49]);
  expect(sampleStarts(3600)).toEqual([359, 1079, 1799, 2519, 3239]);
});
