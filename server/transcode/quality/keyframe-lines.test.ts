import { expect, test } from 'vitest';

import { openKeyframeLines } from './keyframe-lines.ts';

const keyframe = (seconds: number) =>
  `[Parsed_showinfo_3 @ 0x1] n: 0 pts: 294 pts_time:${seconds} pos: 2178 fmt:yuv420p i:P iskey:1 type:I`;

test('keyframes are counted, and the longest way between two may be the last', () => {
  const lines = openKeyframeLines(9);
  for (const line of [keyframe(0), 'color_range:unknown', keyframe(2), keyframe(5)])
    lines.read(line);

  expect(lines.keyframes()).toEqual({ count: 3, averageSeconds: 3, longestSeconds: 4 });
});

test('a sound has no keyframes', () => {
  expect(openKeyframeLines(9).keyframes()).toBeNull();
});
