import { expect, test } from 'vitest';

import { parseCaptions, plainText } from './parse-captions.ts';
import { writeVtt } from './write-vtt.ts';

const clean = (text: string) => writeVtt(parseCaptions(Buffer.from(text)));

test('WebVTT comes out as it went in, without notes, styles and cue names', () => {
  const vtt =
    '\uFEFFWEBVTT - river\n\nNOTE by nobody\n\nSTYLE\n::cue { background: url(//x) }\n\nfirst\n' +
    '00:01.500 --> 01:02:03.004 align:start onclick:x\n<v Ann>Hello <i>there</i></v>\nagain\n';
  expect(clean(vtt)).toBe(
    'WEBVTT\n\n00:00:01.500 --> 01:02:03.004 align:start\nHello <i>there</i>\nagain\n',
  );
});

test('SubRip becomes WebVTT, in the order of time', () => {
  const srt =
    '2\r\n00:00:05,000 --> 00:00:06,000\r\nSecond\r\n\r\n1\r\n00:00:01,000 --> 00:00:02,500\r\nFirst\r\n';
  expect(clean(srt)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nFirst\n\n00:00:05.000 --> 00:00:06.000\nSecond\n',
  );
});

test('no markup but emphasis survives', () => {
  const text = 'a <script>alert(1)</script> <b onclick=x>b</b> <<i>c</i> <img src=x';
  const [cue] = parseCaptions(Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\n${text}\n`));
  expect(cue!.text).toBe('a alert(1) <b>b</b> <i>c</i>');
  expect(plainText(cue!)).toBe('a alert(1) b c');
});

test.each([
  ['a picture', '\x89PNG\r\n'],
  ['nothing', ''],
  ['no cue', 'WEBVTT\n'],
  ['a cue that ends before it begins', 'WEBVTT\n\n00:02.000 --> 00:01.000\nno\n'],
])('%s is refused', (_, text) => {
  expect(() => parseCaptions(Buffer.from(text))).toThrow('captionfile');
});

test('an old encoding is read too', () => {
  const file = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nCaf\xe9\n', 'latin1');
  expect(parseCaptions(file)[0]?.text).toBe('Café');
});

test.each([['<'.repeat(500_000)], ['<b '.repeat(200_000)], ['00:00.000 --> '.repeat(40_000)]])(
  'a hostile text is read to its end: going back over it would take minutes',
  (text) => {
    const file = Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n${text}\n`);
    expect(parseCaptions(file)[0]?.text).toContain('hello');
  },
);
