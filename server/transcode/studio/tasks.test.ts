import { expect, test } from 'vitest';

import { keptOf } from './tasks.ts';

const span = (start: number, end: number) => ({ start, end });

test.each([
  ['one in the middle', [span(2, 4)], [span(0, 2), span(4, 6)]],
  ['at both ends', [span(5, 9), span(0, 1)], [span(1, 5)]],
  ['that overlap', [span(1, 3), span(2, 4), span(1, 2)], [span(0, 1), span(4, 6)]],
  ['that meet', [span(1, 2), span(2, 3)], [span(0, 1), span(3, 6)]],
  ['beyond the end', [span(7, 9)], [span(0, 6)]],
  ['all of it', [span(0, 6)], []],
])('what stays without segments: %s', (_, segments, kept) =>
  expect(keptOf(segments, 6)).toEqual(kept),
);
