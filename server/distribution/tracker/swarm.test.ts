import { expect, test } from 'vitest';

import { createSwarm } from './swarm.ts';

const swarmOf = (...ids: string[]) => {
  const swarm = createSwarm<string>();
  for (const id of ids) swarm.add(id, id);
  return swarm;
};

test('a peer is once in a swarm, and others stay when it goes', () => {
  const swarm = swarmOf('a', 'b', 'c');
  swarm.add('b', 'B');
  expect(swarm.size()).toBe(3);
  expect(swarm.get('b')).toBe('B');
  expect(swarm.remove('a')).toBe(true);
  expect(swarm.remove('a')).toBe(false);
  expect(swarm.peers()).toEqual(['B', 'c']);
  expect(swarm.pick(9).toSorted()).toEqual(['B', 'c']);
  swarm.remove('c');
  expect(swarm.pick(9, 'b')).toEqual([]);
  swarm.remove('b');
  expect([swarm.size(), swarm.pick(9)]).toEqual([0, []]);
});

test('as many as are wanted are picked, none twice and never oneself, each as often as any other', () => {
  const ids = Array.from({ length: 20 }, (_, n) => `peer ${n}`);
  const swarm = swarmOf(...ids);
  const picked = new Map<string, number>();
  for (let round = 0; round < 4000; round++) {
    const peers = swarm.pick(5, 'peer 7');
    expect(new Set(peers).size).toBe(5);
    for (const peer of peers) picked.set(peer, (picked.get(peer) ?? 0) + 1);
  }
  expect(picked.has('peer 7')).toBe(false);
  expect(picked.size).toBe(19);
  const expected = (4000 * 5) / 19;
  for (const count of picked.values()) expect(Math.abs(count / expected - 1)).toBeLessThan(0.2);
  expect(swarm.pick(100, 'peer 7')).toHaveLength(19);
  expect(swarm.pick(100)).toHaveLength(20);
});
