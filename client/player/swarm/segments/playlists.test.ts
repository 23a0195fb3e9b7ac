import { expect, test } from 'vitest';

import { segmentsOf, streamsOf } from './playlists.ts';

const HLS = 'https://tube.example/static/hls';

test('each playlist has the place in which the master playlist names it, sound apart from pictures', () => {
  const manifest = {
    levels: [{ url: `${HLS}/240.m3u8` }, { url: `${HLS}/720.m3u8` }],
    audioTracks: [{ url: `${HLS}/0.m3u8` }],
  };
  expect(streamsOf(manifest)).toEqual([
    { runtimeId: `${HLS}/240.m3u8`, type: 'main', index: 0 },
    { runtimeId: `${HLS}/720.m3u8`, type: 'main', index: 1 },
    { runtimeId: `${HLS}/0.m3u8`, type: 'secondary', index: 0 },
  ]);
});

test('segments are numbered in the order of their playlist, and each ends with its last byte', () => {
  const url = `${HLS}/240-fragmented.mp4`;
  const fragments = [
    { url, byteRange: [1357, 153_817] as [number, number], start: 0, end: 4 },
    { url, byteRange: [] as [], start: 4, end: 8 },
    { url, byteRange: [310_716, 465_145] as [number, number], start: 8, end: 12 },
  ];
  expect(segmentsOf({ fragments })).toEqual([
    {
      runtimeId: `${url}|1357-153817`,
      externalId: 0,
      url,
      byteRange: { start: 1357, end: 153_816 },
      startTime: 0,
      endTime: 4,
    },
    expect.objectContaining({ externalId: 2, byteRange: { start: 310_716, end: 465_144 } }),
  ]);
});
