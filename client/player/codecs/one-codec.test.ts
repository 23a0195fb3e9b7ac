import { expect, test } from 'vitest';

import { hasSeveralCodecs, type PlaysWell, withOneCodec } from './one-codec.ts';

const NAMES = {
  h264: 'avc1.64001e,mp4a.40.2',
  hevc: 'hvc1.1.6.L93.90,mp4a.40.2',
  av1: 'av01.0.05M.08,mp4a.40.2',
};
type Codec = keyof typeof NAMES;

const variant = (codec: Codec, height: number) => [
  `#EXT-X-STREAM-INF:BANDWIDTH=${height * 1000},AVERAGE-BANDWIDTH=9,RESOLUTION=${(height * 16) / 9}x${height},FRAME-RATE=25,CODECS="${NAMES[codec]}"`,
  `${codec}-${height}.m3u8`,
];
const SOUND = ['#EXT-X-STREAM-INF:BANDWIDTH=130000,CODECS="mp4a.40.2"', '0.m3u8'];
const masterOf = (...variants: string[][]) =>
  ['#EXTM3U', '#EXT-X-VERSION:7', '', ...variants.flat(), ...SOUND, ''].join('\n');
const ladder = (codec: Codec) => [variant(codec, 360), variant(codec, 720)];
const ALL = masterOf(...ladder('h264'), ...ladder('av1'), ...ladder('hevc'));

const playing =
  (...wanted: RegExp[]): PlaysWell =>
  ({ contentType, height }) =>
    Promise.resolve(wanted.some((each) => each.test(`${contentType} ${height}`)));

test.each([
  ['the leanest that is played well', playing(/av01/, /hvc1/), 'av1'],
  ['the next one where that is not played', playing(/hvc1/, /avc1/), 'hevc'],
  ['none that is too much at one size', playing(/av01.* 360/, /hvc1.* 720/), 'h264'],
  ['H.264 unasked', playing(), 'h264'],
] as const)('of several codecs a player gets %s', async (_, playsWell, codec) => {
  expect(hasSeveralCodecs(ALL)).toBe(true);
  expect(await withOneCodec(ALL, playsWell)).toBe(masterOf(...ladder(codec)));
});

test('the browser is asked about each picture as it is', async () => {
  const asked: VideoConfiguration[] = [];
  await withOneCodec(masterOf(...ladder('h264'), ...ladder('av1')), (video) => {
    asked.push(video);
    return Promise.resolve(true);
  });
  const common = { contentType: 'video/mp4; codecs="av01.0.05M.08"', framerate: 25 };
  expect(asked).toEqual([
    { ...common, width: 640, height: 360, bitrate: 360_000 },
    { ...common, width: 1280, height: 720, bitrate: 720_000 },
  ]);
});

test.each([
  ['has one codec', masterOf(...ladder('h264'))],
  ['has none that is usual', masterOf(...ladder('av1'))],
  ['has another one for some sizes only', masterOf(...ladder('h264'), variant('av1', 720))],
  ['is of one rendition', '#EXTM3U\n#EXTINF:4,\nx.mp4\n'],
])('a playlist that %s stays as it is', async (_, master) => {
  expect(hasSeveralCodecs(master)).toBe(false);
  expect(await withOneCodec(master, playing(/./))).toBe(master);
});
