import { spawn } from 'node:child_process';

import type { Workshop } from './workshop.ts';

/** A worker of a workshop as a process of its own, on these cores of the machine (`0`, `0-1`). */
export const startHand = (
  { directory, connection }: Workshop,
  { cores, chunkSeconds }: { cores: string; chunkSeconds: number },
) =>
  spawn('taskset', ['-c', cores, process.execPath, 'test/bench/worker.ts'], {
    env: {
      ...process.env,
      ROLES: 'worker',
      DATA_DIR: directory,
      CONNECTION: JSON.stringify(connection),
      TRANSCODE_CHUNK_SECONDS: String(chunkSeconds),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
