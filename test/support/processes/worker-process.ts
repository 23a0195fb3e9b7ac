import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { exited, kill, launch } from './child-process.ts';

/**
 * A process that works for a node with nothing but its address and a token, and no database. It can be killed and
 * started again with what it kept; it goes with its files when the test ends.
 */
export async function startWorkerProcess(originUrl: string, registrationToken: string) {
  const directory = await mkdtemp(join(tmpdir(), 'worker-'));
  const settings = {
    ROLES: 'worker',
    ORIGIN_URL: originUrl,
    RUNNER_TOKEN: registrationToken,
    RUNNER_NAME: directory,
    DATA_DIR: directory,
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
    ENCODERS_TRIED: 'when-needed',
  };
  const start = () => launch([process.execPath, 'server/main.ts'], settings);
  let child = await start();
  onTestFinished(async () => {
    await kill(child);
    await rm(directory, { recursive: true, force: true });
  });
  return {
    name: directory,
    pid: () => child.pid!,
    kill: () => kill(child),
    start: async () => void (child = await start()),
    /** Asks it to stop; resolves with its exit code. */
    terminate() {
      child.kill('SIGTERM');
      return exited(child);
    },
    /** What it has not tidied up. */
    leftovers: () => readdir(join(directory, 'scratch')),
  };
}
