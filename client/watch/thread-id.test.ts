import { expect, test } from 'vitest';

import { threadIdOf } from './thread-id.ts';

test.each([
  ['/w/kX9?threadId=3', 3],
  ['/w/kX9;threadId=12', 12],
  ['/w/kX9', null],
  ['/w/kX9?threadId=-1', null],
  ['/w/kX9?threadId=0', null],
])('%s leads to the thread %j', (address, threadId) =>
  expect(threadIdOf(new URL(address, 'https://node.example'))).toBe(threadId),
);
