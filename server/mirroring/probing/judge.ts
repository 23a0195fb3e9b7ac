/** What came of asking a mirror for some bytes: they were those of the video, they were not, or none came. */
export type Probe =
  | { result: 'true'; bytesPerSecond: number }
  | { result: 'false' }
  | { result: 'failed'; problem: string };

type Before = {
  health: 'unknown' | 'well' | 'ill';
  failures: number;
  bytesPerSecond: number | null;
};

const WELL_MINUTES = 30;
const FIRST_RETRY_MINUTES = 2;
const MAX_RETRY_MINUTES = 6 * 60;
const DEAD_AFTER = 2; // failures one after the other: one may be of the line
const FALSE_BYTES = 'It has bytes that are not of the video.';

/**
 * How a mirror is after a probe, and in how many minutes it is looked at again. False bytes count at once, silence when it
 * lasts; one right answer makes it well.
 */
export function judge(before: Before, probe: Probe) {
  if (probe.result === 'true')
    return {
      health: 'well' as const,
      problem: null,
      failures: 0,
      bytesPerSecond: probe.bytesPerSecond,
      againInMinutes: WELL_MINUTES,
    };
  const failures = Math.min(before.failures + 1, 20);
  const isIll = probe.result === 'false' || failures >= DEAD_AFTER || before.health === 'ill';
  return {
    health: isIll ? ('ill' as const) : before.health,
    problem: probe.result === 'false' ? FALSE_BYTES : probe.problem,
    failures,
    bytesPerSecond: before.bytesPerSecond,
    againInMinutes: Math.min(MAX_RETRY_MINUTES, FIRST_RETRY_MINUTES * 2 ** (failures - 1)),
  };
}
