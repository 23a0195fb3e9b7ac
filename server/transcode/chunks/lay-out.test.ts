import { expect, test } from 'vitest';

import { sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import { isLong, layOutChunks } from './lay-out.ts';

test('parts are equally long, and a short rest belongs to the last one', () => {
  expect(layOutChunks(150, 60)).toEqual([
    { startSeconds: 0, endSeconds: 60 },
    { startSeconds: 60, endSeconds: 120 },
    { startSeconds: 120, endSeconds: undefined },
  ]);
  expect(layOutChunks(149, 60).at(-1)).toEqual({ startSeconds: 60, endSeconds: undefined });
});

test('beside a copy they begin where it is cut', () => {
  expect(layOutChunks(30, 8, [5, 10, 15, 20, 25]).map(({ startSeconds }) => startSeconds)).toEqual([
    0, 10, 20,
  ]);
});

test('what is short, or cannot be entered anywhere, stays whole', () => {
  const facts = sourceFacts({ video: videoTrack() });

  expect(isLong({ ...facts, durationSeconds: 91 }, 60)).toBe(true);
  expect(isLong({ ...facts, durationSeconds: 89 }, 60)).toBe(false);
  expect(isLong({ ...facts, durationSeconds: 600, formatName: 'mpegts' }, 60)).toBe(false);
  expect(isLong(sourceFacts({}), 1)).toBe(false);
});
