import { expect, test } from 'vitest';

import { swarmsOf } from './swarms.ts';

const PLAYLIST =
  'http://127.0.0.1:9001/static/streaming-playlists/hls/98708646-3498-4b82-8fef-d40c47887c4f/f1088bac-92a9-4117-a397-c46aab44b005-master.m3u8';

test('the swarms of a playlist are those that PeerTube 8.2 told of for it', () => {
  expect(swarmsOf(PLAYLIST, 4)).toEqual([
    '43374b676267614e6332633678627761747a5a65',
    '6f38624e4343614e617662433469786b62384474',
    '416968632b4f5a4944674b35563537703054614d',
    '3565556b586e7678764b4268374156454e337738',
  ]);
});

test('sounds that are named beside the renditions have swarms of their own', () => {
  const swarms = swarmsOf(PLAYLIST, 2, 2);
  expect(swarms.slice(0, 2)).toEqual(swarmsOf(PLAYLIST, 2));
  expect(new Set(swarms).size).toBe(4);
});
