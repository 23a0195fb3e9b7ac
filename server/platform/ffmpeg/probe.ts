import { execFile } from 'node:child_process';

import { Failure } from '../errors.ts';
import { bounded } from '../programs/bounded.ts';
import { FOREIGN_INPUT } from './guards.ts';

const OUTPUT_MAX_BYTES = 4 * 2 ** 20;
const UNREADABLE = 'This file is not a video or a sound that can be read here.';
const BOUNDS = { memoryBytes: 2 * 2 ** 30, fileBytes: 0, niceness: 0, place: { folder: '' } };

export type ProbeOptions = {
  signal?: AbortSignal;
  timeoutSeconds?: number;
  /** Whether all of the file is read, to count the packets of each stream (`nb_read_packets`). */
  countsPackets?: boolean;
};

/**
 * What ffprobe says of a foreign file: its `format` and `streams`, as parsed JSON. Fails with `unreadable_media` when it
 * is not media, is of a kind this node does not read, or takes longer than the timeout (20 s unless told).
 */
export async function probe(
  ffprobePath: string,
  file: string,
  { signal, timeoutSeconds = 20, countsPackets = false }: ProbeOptions = {},
): Promise<unknown> {
  const { program, args } = bounded(ffprobePath, { ...BOUNDS, cpuSeconds: timeoutSeconds });
  const words = [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    ...(countsPackets ? ['-count_packets'] : []),
    '-i',
    `file:${file}`,
  ];
  const options = {
    maxBuffer: OUTPUT_MAX_BYTES,
    timeout: timeoutSeconds * 1000,
    killSignal: 'SIGKILL' as const,
    ...(signal && { signal }),
  };
  const told = await new Promise<string>((resolve, reject) => {
    execFile(program, [...args, ...FOREIGN_INPUT, ...words], options, (error, stdout) => {
      if (signal?.aborted) return reject(signal.reason);
      if (error) return reject(unlessReadable(error));
      resolve(stdout);
    });
  });
  return parse(told);
}

function parse(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch (error) {
    throw new Failure('unreadable_media', UNREADABLE, {}, error);
  }
}

function unlessReadable(error: Error & { code?: unknown; killed?: boolean }) {
  if (error.code === 'ENOENT' || error.code === 'EACCES') return error; // no ffprobe: not the file's fault
  const why = error.killed ? 'This file takes too long to read: it may be damaged.' : UNREADABLE;
  return new Failure('unreadable_media', why, {}, error);
}
