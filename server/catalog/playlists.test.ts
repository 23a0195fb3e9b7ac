import { expect, test } from 'vitest';

import { hashesOfSet, masterPlaylist, openingBytes } from './playlists.ts';

const SEGMENTS = '#EXTM3U\n#EXTINF:4.000000,\nx\n#EXTINF:1.000000,\nx\n#EXT-X-ENDLIST\n';
const rendition = {
  height: 360,
  width: 640,
  pixelHeight: 360,
  framesPerSecond: 30_000 / 1001,
  sizeBytes: 500_000,
  peakBitsPerSecond: 900_000,
  codecs: 'avc1.64001e,mp4a.40.2',
  playlist: SEGMENTS,
};
const sound = { ...rendition, height: 0, sizeBytes: 80_000, peakBitsPerSecond: 130_000 };

test('the master playlist names every rendition, smallest first, sound alone last', () => {
  const playlist = masterPlaylist('set', [
    { ...rendition, height: 720, width: 1280, pixelHeight: 720 },
    { ...sound, codecs: 'mp4a.40.2' },
    rendition,
  ]);

  expect(playlist).toBe(`#EXTM3U
#EXT-X-VERSION:7

#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=800000,RESOLUTION=640x360,FRAME-RATE=29.97,CODECS="avc1.64001e,mp4a.40.2"
set-360.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=800000,RESOLUTION=1280x720,FRAME-RATE=29.97,CODECS="avc1.64001e,mp4a.40.2"
set-720.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=130000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2"
set-0.m3u8
`);
});

test('further codecs come after H.264, so that no player starts with what it cannot decode', () => {
  const lines = masterPlaylist('set', [
    { ...rendition, codec: 'hevc', codecs: 'hvc1.1.6.L93.90,mp4a.40.2' },
    { ...rendition, codec: 'av1', height: 720, codecs: 'av01.0.05M.08,mp4a.40.2' },
    { ...rendition, codec: 'av1', codecs: 'av01.0.04M.08,mp4a.40.2' },
    { ...sound, codecs: 'mp4a.40.2' },
    rendition,
  ]).split('\n');

  expect(lines.filter((line) => line.startsWith('set'))).toEqual([
    'set-360.m3u8',
    'set-av1-360.m3u8',
    'set-av1-720.m3u8',
    'set-hevc-360.m3u8',
    'set-0.m3u8',
  ]);
});

test('the hashes of a set are found by the name of the file', () => {
  const segmentHashes = { '1357-153816': '1bbd' };

  const further = { height: 240, segmentHashes, codec: 'av1' as const };
  expect(hashesOfSet('set', [{ height: 240, segmentHashes }, further])).toEqual({
    'set-240-fragmented.mp4': segmentHashes,
    'set-av1-240-fragmented.mp4': segmentHashes,
  });
});

test('the first segment ends where the second begins; of one alone there is no more to come', () => {
  const first =
    '#EXT-X-MAP:URI="x",BYTERANGE="900@0"\n#EXTINF:4.000000,\n#EXT-X-BYTERANGE:42000@900\nx\n';
  expect(openingBytes(`${first}#EXTINF:2.000000,\n#EXT-X-BYTERANGE:9@42900\nx\n`)).toBe(42_900);
  expect(openingBytes(first)).toBeUndefined();
});
