import { runProgram } from '../programs/run-program.ts';
import { FfmpegError } from './error.ts';
import { complaint } from './output.ts';

export type Generation = {
  /** All words of the command, with its inputs: none of them may come from outside. */
  args: readonly string[];
  directory: string;
  maxBytes: number;
  timeoutMinutes: number;
  signal: AbortSignal;
};

const MEMORY_BYTES = 2 * 2 ** 30;
const MAX_OUTPUT_BYTES = 2 ** 20;

/** Makes a file out of nothing but filters. Rejects with `FfmpegError`, and with the signal's reason when that aborts. */
export async function generate(ffmpegPath: string, run: Generation): Promise<void> {
  const { code, complaint: said } = await runProgram(ffmpegPath, {
    ...run,
    environment: { PATH: process.env['PATH'] ?? '', HOME: run.directory },
    memoryBytes: MEMORY_BYTES,
    cpuSeconds: run.timeoutMinutes * 60,
    fileBytes: run.maxBytes,
    niceness: 10,
    place: { folder: run.directory },
    maxOutputBytes: MAX_OUTPUT_BYTES,
  });
  if (code !== 0)
    throw new FfmpegError(complaint(said.split('\n')) ?? `it ended with ${code}`, code === null);
}
