import { expect, test } from 'vitest';

import { refreshAfterSeconds } from './refresh.ts';

test.each([
  ['being encoded, nothing to watch yet', 2, false, 0, 3],
  ['being encoded, watchable', 2, true, 0, 5],
  ['published before its first rendition', 1, false, 0, 3],
  ['published a moment ago', 1, true, 0, 5],
  ['no new rendition for a while', 1, true, 300, 35],
  ['published long ago', 1, true, 86_400, null],
  ['a stream that has not begun', 4, false, 86_400, 10],
  ['a stream that is over', 5, false, 86_400, 60],
  ['held', 7, false, 0, null],
])('%s', (_, state, playable, quietSeconds, seconds) =>
  expect(refreshAfterSeconds(state, playable, quietSeconds)).toBe(seconds),
);
