import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 500;

/** Resolves once something is so; what cannot be found out is not so yet. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await sleep(LOOK_MS);
}
