import type { QualityReport } from './report.ts';

/** Reads what ffmpeg's `showinfo` says of keyframes: how far they are apart. Null where there was none. */
export function openKeyframeLines(durationSeconds: number) {
  let count = 0;
  let lastSeconds = 0;
  let longestSeconds = 0;
  const goTo = (seconds: number) => {
    if (count > 0) longestSeconds = Math.max(longestSeconds, seconds - lastSeconds);
    lastSeconds = seconds;
  };
  return {
    read(line: string) {
      const [, seconds] = /showinfo.* pts_time:([\d.]+) .*iskey:1/.exec(line) ?? [];
      if (seconds === undefined) return;
      goTo(Number(seconds));
      count += 1;
    },
    keyframes(): QualityReport['keyframes'] {
      if (count === 0) return null;
      goTo(Math.max(lastSeconds, durationSeconds));
      return {
        count,
        averageSeconds: round(durationSeconds / count),
        longestSeconds: round(longestSeconds),
      };
    },
  };
}

const round = (seconds: number) => Number(seconds.toFixed(3));
