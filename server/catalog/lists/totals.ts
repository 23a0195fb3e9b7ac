import { createCache } from '../../platform/cache.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import type { VideoFilter } from './filter.ts';
import { countPlain, plainScope } from './plain-queries.ts';
import { countMatches } from './queries.ts';

const FEW = 10_000; // what can be counted while somebody waits
const FEW_SECONDS = 5;
const MANY_SECONDS = 60;
const MAX_KEYS = 1_000;

/** How many videos a list has in all. */
export type CountTotal = (viewer: Viewer, filter: VideoFilter) => Promise<number>;

/** Counts each time: for lists that are read seldom. */
export const countEachTime =
  (db: Db, node: Origin): CountTotal =>
  (viewer, filter) =>
    countMatches(db, node, { viewer, filter });

/**
 * Totals kept for seconds, and forgotten when a video changes. Only large ones are kept on, for a minute: a total of more
 * than ten thousand may be that old.
 */
export function createTotals({ db, planned }: Pick<Database, 'db' | 'planned'>, node: Origin) {
  const few = createCache<number>({ ttlSeconds: FEW_SECONDS, maxKeys: MAX_KEYS });
  const many = createCache<number>({ ttlSeconds: MANY_SECONDS, maxKeys: MAX_KEYS });
  const count: CountTotal = (viewer, filter) => {
    const key = JSON.stringify([viewer?.id, filter]);
    return few.remember(key, async () => {
      const plain = viewer ? undefined : plainScope(filter);
      const total = plain
        ? await countPlain(planned, node, plain, FEW + 1)
        : await countMatches(db, node, { viewer, filter, limit: FEW + 1 });
      return total <= FEW
        ? total
        : many.remember(key, () => countMatches(db, node, { viewer, filter }));
    });
  };
  return { count, forget: () => few.clear() };
}
