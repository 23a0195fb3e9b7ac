import { setTimeout as sleep } from 'node:timers/promises';

import type { Db } from '../../server/platform/db.ts';
import type { Fetch } from '../../server/platform/fetch/index.ts';
import type { Log } from '../../server/platform/log.ts';
import { type Claimed, claimDeliveries } from './claim-queries.ts';
import { outgoingParcels, type Parcel } from './outgoing.ts';
import { post } from './post.ts';
import { type Finished, writeDown } from './rounds.ts';

const MAX_UNDER_WAY = 256;
const MAX_UNPROVEN = 192; // of those: however many nodes hang, the others have places of their own
const AT_ONCE = 64; // so that starting them does not hold up whoever else asks this process for something
const PER_HOST = 8;
const LEASE_SECONDS = 30; // an attempt takes at most 20
const ROUND_MILLISECONDS = 50; // what ends within a round is written down together
const QUIET_ROUND_MILLISECONDS = 500; // while nothing is due

type Running = { db: Db; fetch: Fetch; log: Log };

/**
 * Makes the deliveries that are due, many at once and few to one node, until none is left, `until` has come or `signal` is
 * aborted. Many processes may do so at the same time. While the database is away nothing is claimed, and what has ended is
 * kept to be written down; fails when that lasts beyond `until`.
 */
export async function deliverDue(
  node: Running,
  { until, signal }: { until: Date; signal: AbortSignal },
): Promise<void> {
  const { db, log } = node;
  const underWay = new Map<Claimed, Promise<void>>();
  const parcels = outgoingParcels(db);
  let finished: Finished[] = [];
  const isOver = () => signal.aborted || new Date() > until;

  const start = async (delivery: Claimed) => {
    const parcel = parcels.get(delivery.activityId);
    const outcome = parcel && (await attempt(node, { delivery, parcel }, signal));
    finished.push({ delivery, outcome });
    underWay.delete(delivery);
  };
  const claim = async () => {
    if (isOver() || underWay.size >= MAX_UNDER_WAY) return 0;
    const taken = await claimDeliveries(db, claimBeside([...underWay.keys()]));
    const ids = [...underWay.keys(), ...taken].map(({ activityId }) => activityId);
    await parcels.keepOnly(new Set(ids));
    for (const delivery of taken) underWay.set(delivery, start(delivery));
    return taken.length;
  };
  const settle = async () => {
    const ended = [...finished]; // more end meanwhile
    await writeDown(db, ended);
    finished = finished.slice(ended.length);
  };

  do {
    try {
      await settle(); // first: what is delivered lets what follows on it go
      const round = sleep((await claim()) > 0 ? ROUND_MILLISECONDS : QUIET_ROUND_MILLISECONDS);
      await Promise.race([round, Promise.all(underWay.values())]);
    } catch (error) {
      if (isOver() && underWay.size === 0) throw error;
      log.warn({ error: String(error) }, 'deliveries wait for the database');
      await sleep(QUIET_ROUND_MILLISECONDS);
    }
  } while (underWay.size > 0 || finished.length > 0);
}

type Attempt = { delivery: Claimed; parcel: Parcel };

/** Undefined when it was cut short. A bug of this node takes no other delivery along. */
async function attempt(
  { fetch, log }: Running,
  { delivery, parcel }: Attempt,
  signal: AbortSignal,
) {
  const { inboxUrl, signature: scheme } = delivery;
  try {
    return await post(fetch, { inboxUrl, scheme, ...parcel }, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    log.error({ inboxUrl, error: String(error) }, 'a delivery could not be made');
    return { verdict: 'failed', error: 'This node could not send it.' } as const;
  }
}

const claimBeside = (underWay: Claimed[]) => ({
  limit: Math.min(AT_ONCE, MAX_UNDER_WAY - underWay.length),
  unprovenLimit: Math.max(0, MAX_UNPROVEN - underWay.filter(({ isProven }) => !isProven).length),
  perHost: PER_HOST,
  busyHosts: [...new Set(underWay.map(({ host }) => host))],
  leaseSeconds: LEASE_SECONDS,
});
