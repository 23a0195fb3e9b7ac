import { expect, test } from 'vitest';

import type { TriedEncoder } from '../api/system.ts';
import { byCodec } from './codecs.ts';

const tried = (name: string, codec: TriedEncoder['codec'], works: boolean): TriedEncoder => ({
  name,
  codec,
  works,
  isHardware: false,
  reason: works ? null : 'it is not there',
  seconds: 1,
});

test('the first encoder of a codec that works is the one that encodes', () => {
  const all = [
    tried('h264_nvenc', 'h264', false),
    tried('libsvtav1', 'av1', false),
    tried('h264_vaapi', 'h264', true),
    tried('libx264', 'h264', true),
  ];
  const chosen = byCodec(all).map(({ name, chosen: one }) => [name, one?.name]);
  expect(chosen).toEqual([
    ['H.264', 'h264_vaapi'],
    ['H.265', undefined],
    ['AV1', undefined],
  ]);
});
