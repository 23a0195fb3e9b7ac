import { setTimeout as delay } from 'node:timers/promises';

import { Failure, systemCode } from '../errors.ts';
import { takeLease, type Lease } from './lease.ts';
import { findPostmaster, lastComplaint, spawnPostmaster } from './postmaster.ts';
import type { Server } from './server.ts';

const POLL_MILLISECONDS = 10;
const RETRY_MILLISECONDS = 200;
const LEASE_MAX_SECONDS = 30;
const RECOVERY_MAX_SECONDS = 300;
const LEAVING_MAX_SECONDS = 15;

/** What a server says, or how it is silent, between two states: it is worth asking again. */
const PASSING = /^(57P0[123]|53300|CONNECT|ECONN|ENOENT|EPIPE)/;

/** Why a new server ends when another is just starting, or has been killed and its sessions are still leaving. */
const OCCUPIED = /lock file .* already exists|shared memory block .* is still in use/;

/** Takes a lease on the running server, or on one started for it. `onLost` is called once, if the lease is lost. */
export async function joinServer(
  server: Server,
  onLost: () => void,
  signal: AbortSignal,
): Promise<Lease> {
  for (const deadline = secondsFromNow(LEASE_MAX_SECONDS + RECOVERY_MAX_SECONDS); ;) {
    await ensureRunning(server, signal);
    try {
      return await takeLease(server, onLost);
    } catch (error) {
      if (!PASSING.test(systemCode(error) ?? '') || isOver(deadline)) throw error;
      await delay(RETRY_MILLISECONDS, undefined, { signal });
    }
  }
}

/** Waits until a postmaster is ready for sessions, starting one whenever there is none. */
async function ensureRunning(server: Server, signal: AbortSignal): Promise<void> {
  const deadline = secondsFromNow(RECOVERY_MAX_SECONDS);
  const vacancy = waitForVacancy(server, signal);
  let started: ReturnType<typeof spawnPostmaster> | undefined;
  for (;;) {
    const postmaster = findPostmaster(server);
    if (postmaster?.ready) return;
    if (isOver(deadline)) throw notStarting('it is still recovering from a crash');
    if (!postmaster && started?.hasEnded()) {
      await vacancy();
      started = undefined; // and look again: the place may have been taken meanwhile
      continue;
    }
    if (!postmaster) started ??= spawnPostmaster(server);
    await delay(POLL_MILLISECONDS, undefined, { signal });
  }
}

/** After a failed start: a pause if the place is still occupied, for a while; an end to all attempts if it is not. */
function waitForVacancy(server: Server, signal: AbortSignal) {
  const deadline = secondsFromNow(LEAVING_MAX_SECONDS);
  return async () => {
    const complaint = lastComplaint(server);
    if (!OCCUPIED.test(complaint) || isOver(deadline)) throw notStarting(complaint);
    await delay(RETRY_MILLISECONDS, undefined, { signal });
  };
}

const notStarting = (why: string) =>
  new Failure('unavailable', `The embedded PostgreSQL does not start: ${why}`);

const secondsFromNow = (seconds: number) => Date.now() + seconds * 1000;
const isOver = (deadline: number) => Date.now() > deadline;
