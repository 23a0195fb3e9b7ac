import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { findBusyHosts } from './queries.ts';

const MAX_WAITING_OF_HOST = 100_000;
const MAX_WAITING = 500_000;
const COUNTED_SECONDS = 20; // what comes meanwhile, and while it is counted again, comes in addition
const RETRY_AFTER_SECONDS = 120;

type Busy = Awaited<ReturnType<typeof findBusyHosts>>;

/**
 * Lets in what comes from a host while there is room for it. Fails with `unavailable` while too much of that host, or of
 * all, waits to be handled: who sends it tries again.
 */
export function createInboxRoom(
  db: Db,
  { maxOfHost = MAX_WAITING_OF_HOST, max = MAX_WAITING } = {},
) {
  let counted: Busy | undefined;
  let counting: Promise<unknown> | undefined;
  let countAgainAt = 0;
  const count = () =>
    (counting ??= findBusyHosts(db, maxOfHost)
      .then((found) => (counted = found))
      .finally(() => {
        counting = undefined;
        countAgainAt = performance.now() + COUNTED_SECONDS * 1000;
      }));
  return async (host: string | null): Promise<void> => {
    if (!counted) await count();
    else if (performance.now() >= countAgainAt) count().catch(() => {}); // nobody waits for it
    const { hosts, total } = counted!;
    if (total < max && !hosts.has(host)) return;
    throw new Failure('unavailable', 'Too much waits to be handled.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  };
}
