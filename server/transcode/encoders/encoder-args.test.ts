import { expect, test } from 'vitest';

import { deviceArgs, rateArgs, sharedArgs, uploadFilters } from './encoder-args.ts';
import { CANDIDATES } from './encoder.ts';

const RATE = { bitsPerSecond: 1_000_000, maxKeyframeFrames: 60 };
const named = (name: string) => CANDIDATES.find((encoder) => encoder.name === name)!;
const lineOf = (name: string) => {
  const encoder = named(name);
  const words = [...sharedArgs(encoder), ...rateArgs(encoder, 1, RATE)].join(' ');
  return [deviceArgs(encoder).join(' '), uploadFilters(encoder).join(','), words];
};
const LIMITS = '-maxrate:v:1 1000000 -bufsize:v:1 2000000 -g:v:1 60';
const AVERAGE = `-b:v:1 700000 ${LIMITS}`;

test.each([
  [
    'libx264',
    '',
    '',
    `-c:v libx264 -preset veryfast -b_strategy 1 -bf 16 -sc_threshold 0 ${LIMITS}`,
  ],
  [
    'h264_nvenc',
    '',
    '',
    `-c:v h264_nvenc -preset p4 -rc vbr -forced-idr 1 -no-scenecut 1 ${AVERAGE}`,
  ],
  [
    'hevc_qsv',
    '-init_hw_device qsv=hw -filter_hw_device hw',
    'format=nv12,hwupload=extra_hw_frames=64',
    `-c:v hevc_qsv -preset faster -forced_idr 1 -adaptive_i 0 ${AVERAGE}`,
  ],
  [
    'av1_vaapi',
    '-vaapi_device /dev/dri/renderD128',
    'format=nv12,hwupload',
    `-c:v av1_vaapi -rc_mode VBR ${AVERAGE}`,
  ],
  ['h264_amf', '', 'format=nv12', `-c:v h264_amf -quality balanced -rc vbr_peak ${AVERAGE}`],
  ['h264_videotoolbox', '', '', `-c:v h264_videotoolbox -allow_sw 0 ${AVERAGE}`],
  ['h264_v4l2m2m', '', 'format=nv12', `-c:v h264_v4l2m2m ${AVERAGE}`],
])('%s is asked in its own words', (name, device, upload, words) => {
  expect(lineOf(name)).toEqual([device, upload, words]);
});

test('every kind of card is tried for every codec, x264 last', () => {
  expect(CANDIDATES).toHaveLength(19);
  expect(CANDIDATES.at(-1)!.name).toBe('libx264');
});
