import { expect, test } from 'vitest';

import { slowPeers } from './peers.ts';

const peer = (id: string, asked: number, bytes: number, askedSinceMs = 0) => ({
  id,
  asked,
  askedSinceMs,
  bytes,
});

test('who is asked and sends next to nothing is dropped', () => {
  const peers = [
    peer('idle', 0, 0),
    peer('fast', 5, 500_000),
    peer('slow', 5, 20_000),
    peer('silent', 1, 0),
    peer('new', 5, 0, 4000),
  ];
  expect(slowPeers(peers, 5000)).toEqual(['slow', 'silent']);
});
