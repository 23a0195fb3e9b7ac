import type { Db } from '../../platform/db.ts';
import { LEASE_SECONDS, type Lease, renewLease } from './queries.ts';

/** The part is somebody else's by now, or nobody's: what was made of it is not wanted. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Works at a part while it is ours. The work's signal aborts with `LeaseLost` once it is not. */
export async function withLease<Made>(
  { db, signal }: { db: Db; signal: AbortSignal },
  lease: Lease,
  work: (signal: AbortSignal) => Promise<Made>,
): Promise<Made> {
  const lost = new AbortController();
  const renew = async () => {
    if (!(await renewLease(db, lease))) lost.abort(new LeaseLost());
  };
  const timer = setInterval(() => void renew().catch(() => {}), (LEASE_SECONDS * 1000) / 4); // one that fails is followed by others
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
