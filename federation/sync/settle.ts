import type { Db } from '../../server/platform/db.ts';
import type { Actor } from '../actors/queries.ts';
import { countGaps, dropGaps } from './gap-queries.ts';
import { countKnown } from './known-queries.ts';
import { changeLedger, findLedger, type Ledger } from './ledger-queries.ts';
import type { Look } from './reading.ts';

/** How often a catalog is checked when nothing is wrong. */
export const CHECK_MINUTES = 30;
const SOON_MINUTES = 2;

const WELL = { failures: 0, lastError: null };

/** Writes down that both have the same videos in the same versions. */
export async function settleSame(db: Db, actor: Actor, { expectedCount = 0 }: Look): Promise<void> {
  const now = new Date();
  await db.transaction(async (tx) => {
    await dropGaps(tx, actor.id);
    await changeLedger(tx, actor.id, {
      ...WELL,
      method: 'digest',
      state: 'complete',
      expectedCount,
      knownCount: expectedCount,
      checkedAt: now,
      completedAt: now,
      cursor: null,
      walkStartedAt: null,
      nextCheckMinutes: CHECK_MINUTES,
    });
  });
}

type Settled = {
  look: Look;
  isProven: boolean; // all of it was read just now
  isMoving: boolean; // something was mended
};

/** Writes down what is still missing. A catalog is complete when nothing is. */
export async function settle(
  db: Db,
  actor: Actor,
  { look, isProven, isMoving }: Settled,
): Promise<void> {
  const [gaps, knownCount, before] = await Promise.all([
    countGaps(db, actor.id),
    countKnown(db, actor),
    findLedger(db, actor.id),
  ]);
  if (!before) return; // nobody follows it any more
  const now = new Date();
  const state = stateOf(before, gaps.open);
  const isNowProven = state === 'complete' && (isProven || before.state !== 'complete');
  await changeLedger(db, actor.id, {
    ...WELL,
    state,
    expectedCount: (look.expectedCount ?? knownCount + gaps.missing - gaps.unlisted) - gaps.gone,
    knownCount,
    checkedAt: now,
    ...(isNowProven && { completedAt: now }),
    nextCheckMinutes: state === 'syncing' && isMoving ? 0 : minutesUntil(gaps.nextTryAt),
  });
}

function stateOf({ cursor }: Ledger, openGaps: number): Ledger['state'] {
  if (cursor !== null) return 'syncing'; // there is more to read
  return openGaps === 0 ? 'complete' : 'incomplete';
}

/** It is looked at again when the first gap may be mended. */
function minutesUntil(nextTryAt: Date | null): number {
  if (nextTryAt === null) return CHECK_MINUTES;
  const minutes = (nextTryAt.getTime() - Date.now()) / 60_000;
  return Math.min(CHECK_MINUTES, Math.max(SOON_MINUTES, minutes));
}
