import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { Failure } from '../errors.ts';
import { findPostmaster, serves } from './postmaster.ts';
import type { Server } from './server.ts';

const POLL_MILLISECONDS = 10;

/** First end all sessions and write everything out; then, if that takes too long, leave it to the next start. */
const MEASURES = [
  { signal: 'SIGINT', patienceSeconds: 20 },
  { signal: 'SIGQUIT', patienceSeconds: 10 },
] as const;

/** Stops the server and returns when its process is gone. Fails with `unavailable` if it does not go. */
export async function stopPostmaster(server: Server): Promise<void> {
  const pid = findPostmaster(server)?.pid;
  if (pid && !(await ends(pid, server))) {
    throw new Failure('unavailable', `PostgreSQL does not stop (process ${pid})`);
  }
  const { directory, socketDirectory } = server;
  if (socketDirectory !== directory) rmSync(socketDirectory, { recursive: true, force: true });
}

async function ends(pid: number, server: Server): Promise<boolean> {
  for (const { signal, patienceSeconds } of MEASURES) {
    const deadline = Date.now() + patienceSeconds * 1000;
    if (serves(pid, server)) process.kill(pid, signal);
    while (Date.now() < deadline) {
      if (!serves(pid, server)) return true;
      await delay(POLL_MILLISECONDS);
    }
  }
  return false;
}
