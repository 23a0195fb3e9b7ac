/** A figure that is wanted to be no more than another. */
export interface Goal {
  /** What is measured, as `first frame, × HTTP alone`. */
  what: string;
  is: number;
  most: number;
}

/** What is measured of viewers: what the origin sent, when they saw the first picture, how long each stood still. */
export interface Measured {
  originBytes: number;
  firstFrameMs: number;
  stallSeconds: number;
}

/** What is wanted of viewers who share, beside those who do not; a bound that is left out is not asked for. */
export interface Bounds {
  /** Of what the origin sends without sharing. */
  part?: number;
  /** Of when the first picture comes without sharing. */
  firstFrame?: number;
  stallSeconds?: number;
  /** Neither more bytes nor longer stalls than with PeerTube's player. */
  beatsPeerTube?: boolean;
}

type Ways = Record<'alone' | 'peerTube' | 'sharing', Measured>;

/** The goals of a race of three ways over the same line. */
export function goalsOfRace({ alone, peerTube, sharing }: Ways, bounds: Bounds): Goal[] {
  const { part, firstFrame, stallSeconds, beatsPeerTube } = bounds;
  const ofOrigin = {
    what: 'origin bytes, × HTTP alone',
    is: sharing.originBytes / alone.originBytes,
  };
  const stood = { what: 'standing still, s each', is: sharing.stallSeconds };
  const first = {
    what: 'first frame, × HTTP alone',
    is: sharing.firstFrameMs / alone.firstFrameMs,
  };
  return [
    ...bounded(ofOrigin, part),
    ...bounded(first, firstFrame),
    ...bounded(stood, stallSeconds),
    ...bounded(ofOrigin, beatsPeerTube && peerTube.originBytes / alone.originBytes),
    ...bounded(stood, beatsPeerTube && peerTube.stallSeconds),
  ];
}

const bounded = (figure: Omit<Goal, 'most'>, most: number | false | undefined): Goal[] =>
  typeof most === 'number' ? [{ ...figure, most }] : [];

/** By how much two runs of the same differ: the worse of two equal ones is no worse than that. */
const NOISE = 1.15;
const NOISE_SECONDS = 0.2;

/** The goals of what is to change nothing: the first picture comes no later, and nobody stands still for longer. */
export const goalsOfNoWorse = (without: Measured, withIt: Measured): Goal[] => [
  {
    what: 'first frame, × without it',
    is: withIt.firstFrameMs / without.firstFrameMs,
    most: NOISE,
  },
  {
    what: 'standing still, s each more than without it',
    is: withIt.stallSeconds - without.stallSeconds,
    most: NOISE_SECONDS,
  },
];

export const isMet = ({ is, most }: Goal): boolean => is <= most;

/** `met: first frame, × HTTP alone 1.04 (at most 1.15)`. */
export const verdict = (goal: Goal): string =>
  `${isMet(goal) ? 'met' : 'MISSED'}: ${goal.what} ${goal.is.toFixed(2)} (at most ${goal.most.toFixed(2)})`;
