import { countGuess } from '../../catalog/index.ts';
import { createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';

const REMEMBERED_SECONDS = 5;

type Guess = { address: string; password: string | undefined; videoUuid: string };

/** Counts passwords as the API does. A player sends its own with every byte range, so each is counted now and then only. */
export function createGuesses({ db }: { db: Db }) {
  const counted = createCache<true>({ ttlSeconds: REMEMBERED_SECONDS, maxKeys: 10_000 });
  return {
    /** Fails with `rate_limited` for who has tried too many wrong ones. */
    async count({ address, password, videoUuid }: Guess, isWrong: boolean): Promise<void> {
      if (password === undefined) return;
      await counted.remember(JSON.stringify([address, videoUuid, password]), async () => {
        await countGuess(db, { address, password, at: videoUuid }, () => isWrong);
        return true;
      });
    },
    close: counted.close,
  };
}
