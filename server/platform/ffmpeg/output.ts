/** How far a run is; `speed` is seconds of media per second. Without a duration, percent is 0 and the time left unknown. */
export type Progress = {
  percent: number;
  speed: number | undefined;
  secondsLeft: number | undefined;
};

const STATISTICS = /^(frame|size)=.*\btime=/;
const TIME = /\btime=(\d+):(\d\d):(\d\d(?:\.\d+)?)/;
const SPEED = /\bspeed=\s*([\d.e+]+)x/;

export const isStatistics = (line: string): boolean => STATISTICS.test(line);

/** What a line of ffmpeg's statistics says. */
export function progressOf(line: string, durationSeconds = 0): Progress {
  const speed = Number(SPEED.exec(line)?.[1]) || undefined;
  if (durationSeconds <= 0) return { percent: 0, speed, secondsLeft: undefined };
  const leftSeconds = Math.max(0, durationSeconds - mediaSecondsOf(line));
  return {
    percent: 100 * (1 - leftSeconds / durationSeconds),
    speed,
    secondsLeft: speed && Math.ceil(leftSeconds / speed),
  };
}

const FRAME = /\bframe=\s*(\d+)/;

/** How many frames of the first picture have been written, by a line of statistics. */
export const framesOf = (line: string): number => Number(FRAME.exec(line)?.[1] ?? 0);

/** How much media has been written, by a line of statistics. */
export function mediaSecondsOf(line: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = TIME.exec(line) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const SAYS_NOTHING =
  /^\s*(Conversion failed!|To ignore this|Exiting normally|Last message repeated|$)/;

/** The last line that tells why, without addresses in memory and folders; undefined if there is none. */
export const complaint = (lines: readonly string[]): string | undefined =>
  lines
    .findLast((line) => !SAYS_NOTHING.test(line))
    ?.replaceAll(/ @ 0x[0-9a-f]+|file:\S*\/| -- $/g, '');
