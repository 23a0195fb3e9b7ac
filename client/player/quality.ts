import type { MediaState } from './media.ts';
import { trafficSince, type Traffic } from './swarm/traffic.ts';

/** How playback went since it was last asked. */
export interface Playback {
  /** Height of what plays now; null while nothing is known of it. */
  resolution: number | null;
  framesPerSecond: number | null;
  resolutionChanges: number;
  errors: number;
  /** How often the next picture was late. */
  stalls: number;
  /** What was fetched, by where it came from. */
  traffic: Traffic;
  /** Other viewers we are connected with, and whether they may be at all. */
  peers: number;
  sharesWithViewers: boolean;
}

/** Counts what goes well and what does not, from one state of the player to the next. */
export function createQualityMeter(first: MediaState) {
  let [asked, last] = [first, first];
  let [stalls, resolutionChanges] = [0, 0];
  return {
    observe(state: MediaState): void {
      if (isStalled(state) && !isStalled(last)) stalls += 1;
      if (hasSwitched(last, state)) resolutionChanges += 1;
      last = state;
    },
    /** What happened since the last time; null when nothing did and nothing plays. */
    take(): Playback | null {
      const { playingHeight: resolution, renditions } = last;
      const playback = {
        resolution,
        framesPerSecond: renditions.find(({ height }) => height === resolution)?.fps ?? null,
        resolutionChanges,
        errors: last.faults - asked.faults,
        stalls,
        traffic: trafficSince(last.traffic, asked.traffic),
        peers: last.peers,
        sharesWithViewers: last.sharingMode === 'full',
      };
      const rests = !last.started || last.paused;
      asked = last;
      stalls = resolutionChanges = 0;
      return rests && isQuiet(playback) ? null : playback;
    },
  };
}

const isQuiet = ({ traffic, errors }: Playback) =>
  Object.values(traffic).every((bytes) => bytes === 0) && errors === 0;

/** A player that starts or seeks is expected to wait. */
const isStalled = ({ started, seeking, waiting }: MediaState) => started && !seeking && waiting;

const hasSwitched = ({ playingHeight: before }: MediaState, { playingHeight: now }: MediaState) =>
  before !== null && now !== null && before !== now;
