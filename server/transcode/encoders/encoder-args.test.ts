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
  ['libx264', '', '', `-c:v libx264 -preset veryfast -b_strategy 1 -sc_threshold 0 ${LIMITS}`],
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
  [
    'libx265',
    '',
    '',
    `-c:v libx265 -preset veryfast -crf 28 -forced-idr 1 -x265-params scenecut=0:open-gop=0:log-level=error ${LIMITS}`,
  ],
  [
    'libsvtav1',
    '',
    '',
    `-c:v libsvtav1 -preset 10 -crf 38 -svtav1-params enable-force-key-frames=1 ${LIMITS}`,
  ],
  [
    'libaom-av1',
    '',
    '',
    `-c:v libaom-av1 -usage realtime -cpu-used 8 -row-mt 1 -crf 38 -b:v 0 ${LIMITS}`,
  ],
])('%s is asked in its own words', (name, device, upload, words) => {
  expect(lineOf(name)).toEqual([device, upload, words]);
});

const lastOf = (codec: string) => CANDIDATES.findLast((encoder) => encoder.codec === codec)!.name;

test('every kind of card is tried for every codec, software last', () => {
  expect(CANDIDATES).toHaveLength(22);
  expect(['h264', 'hevc', 'av1'].map(lastOf)).toEqual(['libx264', 'libx265', 'libaom-av1']);
});
