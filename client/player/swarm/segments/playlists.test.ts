import { expect, test } from 'vitest';

import { segmentId, segmentsOf, streamsOf } from './playlists.ts';

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
    { url, byteRange: [1357, 153_817] as [number, number], start: 0, end: 4, sn: 5 },
    { url, byteRange: [] as [], start: 4, end: 8, sn: 6 },
    { url, byteRange: [310_716, 465_145] as [number, number], start: 8, end: 12, sn: 7 },
  ];
  expect(segmentsOf(fragments, false)).toEqual([
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

test('of what is live each segment is a file, and keeps its number when those before it are gone', () => {
  const url = `${HLS}/0-000007.ts`;
  const fragments = [{ url, byteRange: [] as [], start: 28, end: 32, sn: 7 }];
  expect(segmentsOf(fragments, true)).toEqual([
    { runtimeId: url, externalId: 7, url, startTime: 28, endTime: 32 },
  ]);
  expect(segmentId(url, { start: 0, end: Infinity })).toBe(url);
});
