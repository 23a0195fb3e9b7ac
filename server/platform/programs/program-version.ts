import { runProgram } from './run-program.ts';

const BOUNDS = { memoryBytes: 2 ** 30, cpuSeconds: 5, fileBytes: 2 ** 20, niceness: 0 };

/** The first line a media program says of itself, such as `ffmpeg version 7.1`; null when it cannot be run. */
export async function programVersion(name: string): Promise<string | null> {
  const run = runProgram(name, {
    ...BOUNDS,
    args: ['-version'],
    directory: '/',
    environment: { PATH: process.env['PATH'] ?? '' },
    maxOutputBytes: 100_000,
    timeoutMinutes: 0.2,
    signal: new AbortController().signal,
  });
  const { code, output } = await run.catch(() => ({ code: 1, output: '' }));
  return code === 0 ? (output.split('\n')[0]?.split(' Copyright')[0] ?? '').slice(0, 200) : null;
}
