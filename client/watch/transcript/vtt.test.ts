import { expect, test } from 'vitest';

import { cueAt, parseVtt } from './vtt.ts';

const CAPTIONS = `WEBVTT - some title

NOTE nothing is said here

STYLE
::cue { color: red }

first
00:01.000 --> 00:02.500 align:start
<v Ada>Two waters</v> &amp; <i>one</i>
gorge

01:00:00.000 --> 01:00:01.000
An hour in

00:09.000 --> oops
never

00:10.000 --> 00:11.000

`;

test('what is said is read, with when', () => {
  expect(parseVtt(CAPTIONS.replaceAll('\n', '\r\n'))).toEqual([
    { startSeconds: 1, endSeconds: 2.5, text: 'Two waters & one gorge' },
    { startSeconds: 3600, endSeconds: 3601, text: 'An hour in' },
  ]);
  expect(parseVtt('<script>alert(1)</script>')).toEqual([]);
});

test('a moment shows the cue that was said last', () => {
  const cues = [0, 7, 14].map((at) => ({ startSeconds: at, endSeconds: at + 5, text: '' }));
  expect([-1, 0, 6, 7, 13.9, 99].map((at) => cueAt(cues, at))).toEqual([-1, 0, 0, 1, 1, 2]);
  expect(cueAt([], 5)).toBe(-1);
});
