import { expect, test } from 'vitest';

import { firstTracker, trackersOf } from './shards.ts';

const ONE = 'wss://a.example/tracker/socket';
const parts = [0, 1, 2].map((shard) => `wss://a.example/tracker/${shard}-of-3/socket`);

test('peers of a swarm meet at one part of a tracker that is divided', () => {
  expect(trackersOf([ONE, ...parts], '0007'.padEnd(40, 'f'))).toEqual([ONE, parts[1]]);
  expect(trackersOf(parts, 'ffff'.padEnd(40, '0'))).toEqual([parts[0]]); // 65,535 = 3 × 21,845
  expect(trackersOf([ONE], 'ab'.repeat(20))).toEqual([ONE]);
});

test('the first tracker is one address, or all of its parts', () => {
  expect(firstTracker([ONE, 'wss://a.example/other'])).toEqual([ONE]);
  expect(firstTracker([...parts, ONE])).toEqual(parts);
  expect(firstTracker([])).toEqual([]);
});
