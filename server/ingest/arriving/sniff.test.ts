import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { sniff } from './sniff.ts';

const MEDIA = '-f lavfi -i testsrc=d=2:s=320x180:r=25 -c:v libx264 -preset ultrafast';

test.each([
  ['mp4', '-movflags +faststart', { verdict: 'streams', tellsLength: true }],
  ['mp4', '-movflags frag_keyframe+empty_moov', { verdict: 'streams', tellsLength: false }],
  ['mp4', '-movflags 0', { verdict: 'refused', refusal: 'index_last', mediaAt: 40 }],
  ['mkv', '-f matroska', { verdict: 'streams', tellsLength: true }],
  ['ts', '-f mpegts', { verdict: 'streams', tellsLength: false }],
  ['avi', '-f avi', { verdict: 'refused', refusal: 'not_streamable' }],
])('what the beginning of a %s file says (%s)', async (extension, how, expected) => {
  const file = await readFile(await clip(extension, `${MEDIA} ${how}`));
  expect(sniff(file.subarray(0, 16_384))).toEqual(expected);
  expect(sniff(file.subarray(0, 100))).toEqual({ verdict: 'more' });
});

test('an index that has not come whole is waited for, and a wrong size is no reason to wait', () => {
  const head = Buffer.alloc(4096);
  head.writeUInt32BE(16, 0);
  head.write('ftyp', 4, 'latin1');
  head.writeUInt32BE(5000, 16);
  head.write('moov', 20, 'latin1');
  expect(sniff(head)).toEqual({ verdict: 'more' });
  head.writeUInt32BE(3, 16);
  expect(sniff(head)).toEqual({ verdict: 'refused', refusal: 'unreadable' });
});
