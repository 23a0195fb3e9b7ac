import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** When the packets of a file's first stream of a kind are shown, in its own ticks. */
export async function timesOf(url: string, stream: 'v:0' | 'a:0' = 'v:0'): Promise<number[]> {
  const words = `-v error -select_streams ${stream} -show_entries packet=pts -of csv=p=0`.split(
    ' ',
  );
  const { stdout } = await run('ffprobe', [...words, url]);
  return (stdout.match(/-?\d+/g) ?? []).map(Number).toSorted((a, b) => a - b);
}

/** The different lengths between one time and the next. */
export const stepsOf = (times: readonly number[]): number[] => [
  ...new Set(times.slice(1).map((time, n) => time - times[n]!)),
];
