import type { Bench } from './bench.ts';
import { simulate, type Crowd } from './simulation/crowd.ts';

const usual: Crowd = {
  viewers: 1000,
  arriveWithinSeconds: 300,
  durationSeconds: 300,
  megabitsPerSecond: 1,
  shareOfSharing: 1,
  connectChance: 0.85,
};

const crowds: [name: string, change: Partial<Crowd>][] = [
  ['1,000 viewers, 1 Mbit/s', {}],
  ['1,000 viewers, 5 Mbit/s', { megabitsPerSecond: 5 }],
  ['1,000 viewers, half share', { shareOfSharing: 0.5 }],
  ['1,000 viewers, half connect', { connectChance: 0.5 }],
  ['1,000 viewers at once', { arriveWithinSeconds: 5 }],
  ['10,000 viewers, 1 Mbit/s', { viewers: 10_000 }],
  ['10,000 viewers, 5 Mbit/s', { viewers: 10_000, megabitsPerSecond: 5 }],
];

/** Crowds too large for browsers, by the decisions of the player itself: what is left for the origin to send. */
export const swarmSimulation: Bench = {
  name: 'swarm-simulation',
  run: async (print) => {
    print('crowd                          origin GB  offload  stalled  stall s  first frame ms');
    for (const [name, change] of crowds) {
      const { originGigabytes, offload, stalledShare, stallSecondsEach, firstFrameMs } = simulate({
        ...usual,
        ...change,
      });
      const cells = [
        originGigabytes.toFixed(2).padStart(9),
        `${(offload * 100).toFixed(1)} %`.padStart(8),
        `${(stalledShare * 100).toFixed(1)} %`.padStart(8),
        stallSecondsEach.toFixed(2).padStart(8),
        firstFrameMs.toFixed(0).padStart(15),
      ];
      print(`${name.padEnd(30)} ${cells.join(' ')}`);
    }
  },
};
