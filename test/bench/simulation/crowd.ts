import { createChance, createEventQueue } from './event-queue.ts';
import { createViewer, type Viewer } from './viewer.ts';

/** A crowd in front of one rendition. */
export interface Crowd {
  viewers: number;
  /** They come within this time, evenly. */
  arriveWithinSeconds: number;
  durationSeconds: number;
  megabitsPerSecond: number;
  /** Of those who allow it. */
  shareOfSharing: number;
  /** How often two of them can connect through their routers. */
  connectChance: number;
}

/** Uplinks of homes, in Mbit/s, with their share of the viewers. */
const UPLINKS: readonly [share: number, megabits: number][] = [
  [0.2, 0],
  [0.4, 2],
  [0.3, 8],
  [0.1, 40],
];
const MOST_SENT_MEGABITS = 10; // the player's own limit
const [NEIGHBOURS, NEIGHBOURS_MOST] = [10, 16];
const LOOK_FOR_PEERS_MS = 10_000;
const JOINED_AFTER_MS = 900;

/** Lets a crowd watch, and says how that went. */
export function simulate(crowd: Crowd, seed = 1) {
  const chance = createChance(seed);
  const queue = createEventQueue();
  const watching: Viewer[] = [];
  const all: Viewer[] = [];
  const totals = { originBytes: 0, peerBytes: 0 };

  const connect = (viewer: Viewer) => {
    for (let tries = 0; tries < 5 && viewer.neighbours.length < NEIGHBOURS; tries++) {
      const other = watching[Math.floor(chance() * watching.length)];
      if (!other || other === viewer || !other.shares || viewer.neighbours.includes(other))
        continue;
      if (other.neighbours.length >= NEIGHBOURS_MOST || chance() > crowd.connectChance) continue;
      introduce(viewer, other);
    }
    if (!viewer.isGone()) queue.after(LOOK_FOR_PEERS_MS, () => connect(viewer));
  };

  for (let n = 0; n < crowd.viewers; n++) {
    const shares = chance() < crowd.shareOfSharing;
    const megabits = Math.min(MOST_SENT_MEGABITS, uplink(chance()));
    queue.after(chance() * crowd.arriveWithinSeconds * 1000, () => {
      const viewer = createViewer(
        { ...crowd, id: String(n), shares, uplinkMegabits: megabits },
        { queue, totals },
      );
      all.push(viewer);
      watching.push(viewer);
      viewer.onGone(() => watching.splice(watching.indexOf(viewer), 1));
      if (shares) queue.after(JOINED_AFTER_MS, () => (viewer.join(), connect(viewer)));
    });
  }
  queue.runAll();
  return summary(all, totals);
}

function introduce(one: Viewer, other: Viewer) {
  one.neighbours.push(other);
  other.neighbours.push(one);
  for (const each of [one, other]) each.met();
}

function uplink(draw: number): number {
  let sum = 0;
  for (const [share, megabits] of UPLINKS) if (draw < (sum += share)) return megabits;
  return 0;
}

function summary(viewers: Viewer[], { originBytes, peerBytes }: Record<string, number>) {
  const bytes = originBytes! + peerBytes!;
  const stalled = viewers.filter(({ record }) => record.stalls > 0);
  const sum = (of: (viewer: Viewer) => number) =>
    viewers.reduce((total, viewer) => total + of(viewer), 0);
  return {
    originGigabytes: originBytes! / 1e9,
    offload: peerBytes! / bytes,
    stalledShare: stalled.length / viewers.length,
    stallSecondsEach: sum(({ record }) => record.stallMs) / 1000 / viewers.length,
    firstFrameMs: sum(({ record }) => record.firstFrameMs) / viewers.length,
  };
}
