import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const BRIGHT = 180; // of 255, on average of the corner that flashes
const MARKS =
  '[0:v]crop=iw/16:ih/9:0:0,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-[v];' +
  '[0:a]silencedetect=n=-30dB:d=0.3[a]';
const FRAME = /pts_time:([\d.]+)\nlavfi\.signalstats\.YAVG=([\d.]+)/g;
const BEEP = /silence_end: ([\d.]+)/g;

/**
 * By how many seconds each beep of a test video comes after its flash, in a stretch of a file. A mark at either end of the
 * stretch, of which only one half is there, is left out.
 */
export async function lagsOfSound(
  file: string,
  { fromSeconds, seconds }: { fromSeconds: number; seconds: number },
): Promise<number[]> {
  const words = ['-v', 'info', '-nostats', '-ss', String(fromSeconds), '-t', String(seconds)];
  const rest = ['-filter_complex', MARKS, '-map', '[v]', '-map', '[a]', '-f', 'null', '-'];
  const { stdout, stderr } = await run('ffmpeg', [...words, '-copyts', '-i', file, ...rest], {
    maxBuffer: 64 * 2 ** 20,
  });
  const beeps = [...stderr.matchAll(BEEP)].map(([, at]) => Number(at));
  return flashesIn(stdout).flatMap((flash) => {
    const beep = beeps.find((at) => Math.abs(at - flash) < 0.5);
    return beep === undefined ? [] : [beep - flash];
  });
}

/** When the corner turns bright. */
function flashesIn(told: string): number[] {
  const frames = [...told.matchAll(FRAME)].map(([, at, level]) => ({
    at: Number(at),
    isBright: Number(level) > BRIGHT,
  }));
  return frames
    .filter(({ isBright }, n) => n > 0 && isBright && !frames[n - 1]!.isBright)
    .map(({ at }) => at);
}
