import type { Mirroring } from '../platform/config/mirroring.ts';
import type { Db } from '../platform/db.ts';
import { AUTOMATIC } from './choosing/strategies.ts';
import { sumByStrategy } from './list-queries.ts';

/** How much is mirrored here by each strategy that is on (contract § GET server/stats, `videosRedundancy`). */
export const mirroringFigures =
  ({ limitBytes }: Mirroring) =>
  async (db: Db) => {
    const held = new Map((await sumByStrategy(db)).map((row) => [row.strategy, row]));
    const on = [...AUTOMATIC.filter((strategy) => limitBytes[strategy] > 0), 'manual' as const];
    return {
      videosRedundancy: on.map((strategy) => ({
        totalUsed: held.get(strategy)?.totalUsed ?? 0,
        totalVideos: held.get(strategy)?.totalVideos ?? 0,
        totalVideoFiles: held.get(strategy)?.totalVideoFiles ?? 0,
        strategy,
        totalSize: limitBytes[strategy],
      })),
    };
  };
