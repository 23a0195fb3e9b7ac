import { expect, test } from 'vitest';

import { allowedTorrents } from './budget.ts';

const budget = { torrents: 100, memoryBytes: 1000 };

test('a process that is too big gives fewer files, but one', () => {
  expect(allowedTorrents({ allowed: 100, memoryBytes: 1001 }, budget)).toBe(50);
  expect(allowedTorrents({ allowed: 1, memoryBytes: 5000 }, budget)).toBe(1);
});

test('it gives more again by and by, and never more than it may', () => {
  expect(allowedTorrents({ allowed: 50, memoryBytes: 900 }, budget)).toBe(50);
  expect(allowedTorrents({ allowed: 50, memoryBytes: 500 }, budget)).toBe(62);
  expect(allowedTorrents({ allowed: 99, memoryBytes: 500 }, budget)).toBe(100);
});
