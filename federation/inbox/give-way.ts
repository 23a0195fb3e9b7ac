import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

import type { Role } from '../../server/platform/config.ts';

const USUAL_MILLISECONDS = 15; // a turn of the event loop in which others did not have to wait
const MOST_MILLISECONDS = 100; // so that a flood does not keep what it brought from being handled

/** For how long to stand back when a turn of the event loop took so long, in milliseconds. */
export const waitAfter = (turnMilliseconds: number): number =>
  turnMilliseconds <= USUAL_MILLISECONDS ? 0 : Math.min(turnMilliseconds, MOST_MILLISECONDS);

/**
 * Lets what waits to be answered go first: where one process takes in and handles, as at home, others wait for the one and
 * nobody for the other. Resolves at once while there is time for both, and in a process that answers nobody.
 */
export async function giveWay(roles: ReadonlySet<Role>): Promise<void> {
  if (!roles.has('web')) return;
  const asked = performance.now();
  await turn();
  const wait = waitAfter(performance.now() - asked);
  if (wait > 0) await sleep(wait);
}
