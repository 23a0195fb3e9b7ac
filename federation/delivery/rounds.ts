import type { Db } from '../../server/platform/db.ts';
import type { Claimed } from './claim-queries.ts';
import type { Outcome } from './post.ts';
import {
  noteNodes,
  postponeDeliveries,
  type Seen,
  type Settled,
  settleDeliveries,
} from './settle-queries.ts';
import { backOffSeconds } from './verdict.ts';

/** A delivery whose attempt is over; without an outcome it was cut short. */
export type Finished = { delivery: Claimed; outcome: Outcome | undefined };

/** Writes down a round of attempts, all of it or nothing: what is lost is tried again when its lease is over. */
export async function writeDown(db: Db, finished: Finished[]): Promise<void> {
  if (finished.length === 0) return;
  const seen = seenOf(finished);
  await db.transaction(async (tx) => {
    await settleDeliveries(tx, finished.map(settled));
    await noteNodes(tx, seen);
  });
  const failed = seen.filter(({ isHealthy }) => !isHealthy).map(({ host }) => host);
  if (failed.length > 0) await postponeDeliveries(db, failed);
}

function settled({ delivery: { activityId, inboxUrl, attempts }, outcome }: Finished): Settled {
  const which = { activityId, inboxUrl, wasTried: outcome !== undefined };
  if (!outcome) return { ...which, state: 'waiting', delaySeconds: 0, error: null };
  const { verdict, error = null } = outcome;
  if (verdict === 'failed') {
    const delaySeconds = backOffSeconds(attempts + 1, outcome.retryAfterSeconds);
    return { ...which, state: 'waiting', delaySeconds, error };
  }
  return { ...which, state: verdict === 'delivered' ? verdict : 'gave-up', delaySeconds: 0, error };
}

/** A node that answered once in a round is well, whatever else failed: that is about the delivery. */
function seenOf(finished: Finished[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { delivery, outcome } of finished) {
    if (outcome?.isHealthy === undefined) continue;
    const { host } = delivery;
    const before = seen.get(host);
    const isHealthy = outcome.isHealthy || (before?.isHealthy ?? false);
    seen.set(host, { host, isHealthy, signature: outcome.scheme ?? before?.signature ?? null });
  }
  return [...seen.values()];
}
