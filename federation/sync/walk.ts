import type { Handling } from '../inbox/handling.ts';
import { countAllGaps, dropUnseen, putGaps } from './gap-queries.ts';
import { changeLedger } from './ledger-queries.ts';
import type { Followed, Reading } from './reading.ts';

const MAX_GAPS = 20_000; // of one actor: what was found is mended first
const LEASE_MINUTES = 30;

/**
 * Reads a catalog page by page and writes down where it differs from what is here. The place is kept with each page: who is
 * interrupted, by `until` or otherwise, goes on from there. Returns whether it came to the end.
 */
export async function walk(
  node: Handling,
  reading: Reading,
  followed: Followed,
  until: Date,
): Promise<boolean> {
  const { actor, ledger } = followed;
  const isGoingOn = ledger.cursor !== null && ledger.method === reading.method;
  const startedAt = (isGoingOn ? ledger.walkStartedAt : null) ?? new Date();
  let kept = await countAllGaps(node.db, actor.id);
  if (kept >= MAX_GAPS) return false;
  const parts = reading.walk(node, followed, isGoingOn ? ledger.cursor! : undefined);
  for await (const { gaps, next } of parts) {
    kept += gaps.length;
    await node.db.transaction(async (tx) => {
      await putGaps(tx, actor.id, gaps);
      await changeLedger(tx, actor.id, {
        method: reading.method,
        cursor: next ?? null,
        walkStartedAt: startedAt,
        nextCheckMinutes: LEASE_MINUTES,
      });
    });
    if (next !== undefined && (kept >= MAX_GAPS || Date.now() > until.getTime())) return false;
    node.signal.throwIfAborted();
  }
  await node.db.transaction(async (tx) => {
    await dropUnseen(tx, actor.id, startedAt);
    await changeLedger(tx, actor.id, { cursor: null, walkStartedAt: null, walkedAt: new Date() });
  });
  return true;
}
