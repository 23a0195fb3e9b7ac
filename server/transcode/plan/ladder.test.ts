import { expect, test } from 'vitest';

import { videoTrack } from '../../../test/support/facts.ts';
import { pictureLadder, rungOfOwnSize } from './ladder.ts';

test.each([
  [
    'never scales up',
    1280,
    720,
    ['720 1280x720', '480 854x480', '360 640x360', '240 426x240', '144 256x144'],
  ],
  [
    'measures portrait by its shorter side',
    720,
    1280,
    ['720 720x1280', '480 480x854', '360 360x640', '240 240x426', '144 144x256'],
  ],
  ['lets wide pictures be lower', 852, 360, ['360 852x360', '240 568x240', '144 340x144']],
  [
    'keeps the size of a source just short of a rung',
    640,
    352,
    ['360 640x352', '240 436x240', '144 262x144'],
  ],
  [
    'keeps the size of a source much larger than its best rung',
    400,
    300,
    ['300 400x300', '240 320x240', '144 192x144'],
  ],
  [
    'makes a source little larger than a rung fit it',
    1600,
    800,
    ['720 1440x720', '480 960x480', '360 720x360', '240 480x240', '144 288x144'],
  ],
  ['keeps a source below all rungs as it is', 96, 64, ['64 96x64']],
  ['makes odd sides even without growing', 101, 75, ['75 100x74']],
  ['takes the smallest source', 16, 16, ['16 16x16']],
])('%s', (_, width, height, expected) => {
  const ladder = pictureLadder(videoTrack({ width, height }));

  expect(ladder.map((rung) => `${rung.height} ${rung.width}x${rung.pixelHeight}`)).toEqual(
    expected,
  );
});

test('8K becomes 2160p and what is below', () => {
  const heights = pictureLadder(videoTrack({ width: 7680, height: 4320 })).map(
    ({ height }) => height,
  );

  expect(heights).toEqual([2160, 1440, 1080, 720, 480, 360, 240, 144]);
});

test('a picture too wide for decoders is made smaller', () => {
  const [best] = pictureLadder(videoTrack({ width: 5120, height: 1440 }));

  expect(best).toMatchObject({ height: 1080, width: 3840 });
});

const bitrates = (bitsPerSecond: number) =>
  pictureLadder(videoTrack({ width: 640, height: 360, bitsPerSecond })).map(
    (rung) => rung.bitsPerSecond,
  );

test('the bitrate follows pixels and frames, and hardly exceeds the source', () => {
  expect(bitrates(5_000_000)).toEqual([1_036_800, 521_424, 210_125]);
  expect(bitrates(0)).toEqual([1_036_800, 521_424, 210_125]); // unknown
  expect(bitrates(300_000)).toEqual([390_000, 390_000, 210_125]);
  expect(bitrates(1_000)).toEqual([138_240, 61_344, 22_118]); // never nothing at all
});

test.each([
  [1280, 720, 720],
  [1920, 1088, 1080],
  [640, 352, 360],
  [1920, 800, 800],
  [720, 1280, 720],
])('%d × %d passes for %dp', (width, height, expected) => {
  expect(rungOfOwnSize(videoTrack({ width, height }))).toMatchObject({ height: expected, width });
});
