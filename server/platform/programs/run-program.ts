import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

import { bounded, type Bounds } from './bounded.ts';

export type ProgramRun = Bounds & {
  args: readonly string[];
  /** Where it starts. */
  directory: string;
  environment: Record<string, string>;
  maxOutputBytes: number;
  timeoutMinutes: number;
  signal: AbortSignal;
};

/** How a program ended. `code` is null when it was killed, by its timeout too; 127 when there is no such program. */
export type Ended = { output: string; complaint: string; code: number | null };

/**
 * Runs a program of another's without a shell and without input, within its bounds; it dies with this process. Rejects
 * with the signal's reason when that aborts, and when it prints more than it may.
 */
export async function runProgram(name: string, run: ProgramRun): Promise<Ended> {
  const { program, args } = bounded(name, run);
  const child = spawn(program, [...args, ...run.args], {
    cwd: run.directory,
    env: run.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = AbortSignal.any([run.signal, AbortSignal.timeout(run.timeoutMinutes * 60_000)]);
  const kill = () => child.kill('SIGKILL');
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(127)).on('close', resolve);
  });
  stop.addEventListener('abort', kill);
  if (stop.aborted) kill();
  try {
    const [output, complaint] = await Promise.all([
      readText(child.stdout, run.maxOutputBytes),
      readText(child.stderr, run.maxOutputBytes),
    ]);
    const code = await ended;
    run.signal.throwIfAborted();
    return { output, complaint, code };
  } finally {
    stop.removeEventListener('abort', kill);
    kill();
    await ended;
  }
}

async function readText(stream: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new Error(`a program printed more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
