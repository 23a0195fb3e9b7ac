import { expect, test } from 'vitest';

import { fallsShort, isSeen } from './watched-video.ts';

test.each([
  [3, false, false],
  [5, true, false],
  [50, true, false],
  [95, false, true],
  [100, false, true],
])('of a hundred seconds, %i seen: to go on with %s, seen %s', (currentTime, goesOn, seen) => {
  const video = { duration: 100, userHistory: { currentTime } };
  expect([fallsShort(video), isSeen(video)]).toEqual([goesOn, seen]);
});
