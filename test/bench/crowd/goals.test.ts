import { expect, test } from 'vitest';

import { goalsOfNoWorse, goalsOfRace, isMet, type Measured, verdict } from './goals.ts';

const alone: Measured = { originBytes: 100, firstFrameMs: 400, stallSeconds: 30 };
const peerTube: Measured = { originBytes: 40, firstFrameMs: 500, stallSeconds: 2 };
const sharing: Measured = { originBytes: 28, firstFrameMs: 450, stallSeconds: 0 };

const missed = (change: Partial<Measured>, bounds: Parameters<typeof goalsOfRace>[1]) =>
  goalsOfRace({ alone, peerTube, sharing: { ...sharing, ...change } }, bounds)
    .filter((goal) => !isMet(goal))
    .map(verdict);

const areMet = (withIt: Partial<Measured>) =>
  goalsOfNoWorse(sharing, { ...sharing, ...withIt }).map(isMet);

test('a race is judged by what is wanted of it, and by nothing else', () => {
  const wanted = { part: 0.3, firstFrame: 1.15, stallSeconds: 0 };
  expect(missed({}, wanted)).toEqual([]);
  expect(missed({ firstFrameMs: 480 }, wanted)).toEqual([
    'MISSED: first frame, × HTTP alone 1.20 (at most 1.15)',
  ]);
  expect(missed({ originBytes: 31, stallSeconds: 0.5 }, wanted)).toHaveLength(2);
  expect(missed({ firstFrameMs: 4000, originBytes: 90 }, { stallSeconds: 0 })).toEqual([]);
});

test('it is to be better than PeerTube over the same line', () => {
  expect(missed({ stallSeconds: 1.9 }, { beatsPeerTube: true })).toEqual([]);
  expect(missed({ originBytes: 41, stallSeconds: 3 }, { beatsPeerTube: true })).toHaveLength(2);
});

test('what is to change nothing may differ by as much as two runs of the same do', () => {
  expect(areMet({ firstFrameMs: 510, stallSeconds: 0.1 })).toEqual([true, true]);
  expect(areMet({ firstFrameMs: 530, stallSeconds: 0.3 })).toEqual([false, false]);
});
