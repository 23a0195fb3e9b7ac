import { createCache } from '../../server/platform/cache.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { findBusyHosts } from './queries.ts';

const MAX_WAITING_OF_HOST = 100_000;
const MAX_WAITING = 500_000;
const COUNTED_SECONDS = 20; // what comes meanwhile comes in addition
const RETRY_AFTER_SECONDS = 120;

/**
 * Lets in what comes from a host while there is room for it. Fails with `unavailable` while too much of that host, or of
 * all, waits to be handled: who sends it tries again.
 */
export function createInboxRoom(
  db: Db,
  { maxOfHost = MAX_WAITING_OF_HOST, max = MAX_WAITING } = {},
) {
  const counts = createCache<Awaited<ReturnType<typeof findBusyHosts>>>({
    ttlSeconds: COUNTED_SECONDS,
    maxKeys: 1,
  });
  return async (host: string | null): Promise<void> => {
    const { hosts, total } = await counts.remember('', () => findBusyHosts(db, maxOfHost));
    if (total < max && !hosts.has(host)) return;
    throw new Failure('unavailable', 'Too much waits to be handled.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  };
}
