import { expect, test } from 'vitest';

import { formatSpan } from './spans.ts';

test.each([
  [0, '0 sec'],
  [4.23, '4.2 sec'],
  [59.7, '60 sec'],
  [90, '1.5 min'],
  [720, '12 min'],
  [12_600, '3.5 hr'],
])('%d seconds are %s', (seconds, words) => expect(formatSpan(seconds)).toBe(words));
