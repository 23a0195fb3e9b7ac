import { expect, test } from 'vitest';

import { codecsOf } from './codecs.ts';

const AVC = Buffer.concat([Buffer.from('....avcC'), Buffer.from([1, 0x64, 0x00, 0x1f, 0xff])]);
const esds = (hex: string) => Buffer.concat([Buffer.from('....esds'), Buffer.from(hex, 'hex')]);
const LONG = '000000000380808025000100048080801740150000000001f4000001f4050580808005119056e500';
const SHORT = '000000000319000100041140150000000001f4000001f4000505119056e500';

const AV1 = Buffer.from('....av1C\x81\x08\x0c\x00', 'latin1');
const AV1_HIGH = Buffer.from('....av1C\x81\x2d\xec\x00', 'latin1');
const hevc = (name: string, hex: string) =>
  Buffer.concat([Buffer.from(`....${name}....hvcC`), Buffer.from(hex, 'hex')]);

test.each([
  ['AV1', AV1, 'av01.0.08M.08'],
  ['AV1 of a high tier in twelve bits', AV1_HIGH, 'av01.1.13H.12'],
  ['HEVC', hevc('hvc1', '0101600000009000000000005df000fcfd'), 'hvc1.1.6.L93.90'],
  [
    'HEVC of a high tier in ten bits',
    hevc('hev1', '0122200000009008000000007bf000'),
    'hev1.2.4.H123.90.8',
  ],
  ['picture and sound', Buffer.concat([AVC, esds(LONG)]), 'avc1.64001f,mp4a.40.2'],
  ['a picture alone', AVC, 'avc1.64001f'],
  ['sound alone, its lengths in one byte', esds(SHORT), 'mp4a.40.2'],
])('%s', (_, init, expected) => {
  expect(codecsOf(init)).toBe(expected);
});

test('an init segment of something else is refused', () => {
  expect(() => codecsOf(Buffer.from('....vpcC'))).toThrow('no codec');
});
