import { expect, test } from 'vitest';

import { codecsOf } from './codecs.ts';

const AVC = Buffer.concat([Buffer.from('....avcC'), Buffer.from([1, 0x64, 0x00, 0x1f, 0xff])]);
const esds = (hex: string) => Buffer.concat([Buffer.from('....esds'), Buffer.from(hex, 'hex')]);
const LONG = '000000000380808025000100048080801740150000000001f4000001f4050580808005119056e500';
const SHORT = '000000000319000100041140150000000001f4000001f4000505119056e500';

test.each([
  ['picture and sound', Buffer.concat([AVC, esds(LONG)]), 'avc1.64001f,mp4a.40.2'],
  ['a picture alone', AVC, 'avc1.64001f'],
  ['sound alone, its lengths in one byte', esds(SHORT), 'mp4a.40.2'],
])('%s', (_, init, expected) => {
  expect(codecsOf(init)).toBe(expected);
});

test('an init segment of something else is refused', () => {
  expect(() => codecsOf(Buffer.from('....vpcC'))).toThrow('no codec');
});
