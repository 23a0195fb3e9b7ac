import { expect, test } from 'vitest';

import { bitrateGraph } from './bitrate-graph.ts';

const segments = (sizes: number[]) =>
  sizes.map((sizeBytes, n) => ({ start: 0, end: sizeBytes - 1, seconds: n % 2 === 0 ? 4 : 2 }));

test('each segment is a point', () => {
  expect(bitrateGraph(segments([1000, 250, 500]))).toEqual([
    { startSeconds: 0, bitsPerSecond: 2000 },
    { startSeconds: 4, bitsPerSecond: 1000 },
    { startSeconds: 6, bitsPerSecond: 1000 },
  ]);
});

test('of a long video several are one', () => {
  const points = bitrateGraph(segments(Array.from({ length: 239 }, () => 300)));
  expect(points).toHaveLength(120);
  expect(points[1]).toEqual({ startSeconds: 6, bitsPerSecond: 800 });
  expect(points.at(-1)).toEqual({ startSeconds: 714, bitsPerSecond: 600 });
});
