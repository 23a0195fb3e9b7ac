import { expect, test } from 'vitest';

import { noTraffic, sharesOf, trafficSince } from './traffic.ts';

test('shares are those of what was fetched', () => {
  expect(sharesOf(noTraffic)).toEqual({ origin: 0, mirrors: 0, peers: 0 });
  expect(sharesOf({ origin: 10, mirrors: 30, peers: 60, toPeers: 900 })).toEqual({
    origin: 10,
    mirrors: 30,
    peers: 60,
  });
});

test('traffic since a moment is the difference of each source', () => {
  const before = { origin: 10, mirrors: 1, peers: 2, toPeers: 3 };
  const now = { origin: 15, mirrors: 1, peers: 9, toPeers: 3 };
  expect(trafficSince(now, before)).toEqual({ origin: 5, mirrors: 0, peers: 7, toPeers: 0 });
});
