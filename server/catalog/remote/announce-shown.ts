import { createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { isFirstAttempt } from '../../platform/rate-limit.ts';
import { remoteShown } from '../events.ts';

const SHOWN = { name: 'remote-shown', windowSeconds: 3_600 };
const MAX_REMEMBERED = 10_000; // what is forgotten is asked of the database

type Shown = { videoId: number } | { channelId: number } | { accountId: number };

/** Tells, once an hour at most, that something of another node is looked at: it may be time to ask how it is now. */
export function openShownAnnouncer(db: Db) {
  const told = createCache<true>({ ttlSeconds: SHOWN.windowSeconds, maxKeys: MAX_REMEMBERED });
  return async (shown: Shown): Promise<void> => {
    const key = JSON.stringify(shown);
    await told.remember(key, async () => {
      if (await isFirstAttempt(db, SHOWN, key)) await emit(db, remoteShown, shown);
      return true;
    });
  };
}
