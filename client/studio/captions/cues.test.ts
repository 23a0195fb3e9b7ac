import { expect, test } from 'vitest';

import { formatMoment, parseCues, parseMoment, writeVtt } from './cues.ts';

const VTT = `WEBVTT

NOTE a note

00:00:01.000 --> 00:00:02.500 align:start
Hello

00:03.000 --> 00:04.000
Two
lines
`;

test('WebVTT is read, and written as it was but for what is no cue', () => {
  expect(parseCues(VTT)).toEqual([
    { startSeconds: 1, endSeconds: 2.5, settings: 'align:start', text: 'Hello' },
    { startSeconds: 3, endSeconds: 4, settings: '', text: 'Two\nlines' },
  ]);
  expect(writeVtt(parseCues(VTT))).toBe(
    VTT.replace('NOTE a note\n\n', '')
      .replaceAll(/^00:0([34])/gm, '00:00:0$1')
      .replace('--> 00:04', '--> 00:00:04'),
  );
});

test('SubRip is read', () => {
  const srt =
    '1\r\n00:00:05,250 --> 00:00:06,000\r\nHello\r\n\r\n2\r\nnonsense --> here\r\nGone\r\n';
  expect(parseCues(srt)).toEqual([
    { startSeconds: 5.25, endSeconds: 6, settings: '', text: 'Hello' },
  ]);
});

test('nothing in a text can end its cue', () => {
  const text = 'one\n\n00:00:00.000 --> 00:00:01.000\ntwo';
  const cue = { startSeconds: 0, endSeconds: 1, settings: '', text };
  expect(parseCues(writeVtt([cue]))).toHaveLength(1);
});

test.each([
  ['1:02.5', 62.5],
  ['0:01:02,500', 62.5],
  ['90:00', 5400],
  ['1:75', null],
  ['soon', null],
])('%s is %s', (text, seconds) => expect(parseMoment(text)).toBe(seconds));

test('moments are written to the thousandth', () => {
  expect(formatMoment(3661.0005)).toBe('01:01:01.001');
  expect(formatMoment(-1)).toBe('00:00:00.000');
});
