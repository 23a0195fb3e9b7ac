import { Hono } from 'hono';
import * as z from 'zod';

import { createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';
import { operation } from '../../platform/operation.ts';
import {
  countComments,
  countLocalChannels,
  countLocalPlaylists,
  countPublicVideos,
  countRegistrations,
  countUsersByRole,
  sumFileBytes,
} from './stats-queries.ts';

const KEPT_SECONDS = 600; // counting all of a big node takes a while
const QUICK_MS = 200; // that much each time is nothing to keep an old answer for
const KEPT_FOR_EACH_MS = 200;

const counted = z.int().min(0);

const ServerStats = z
  .looseObject({
    totalUsers: counted,
    totalDailyActiveUsers: counted,
    totalWeeklyActiveUsers: counted,
    totalMonthlyActiveUsers: counted,
    totalModerators: counted,
    totalAdmins: counted,
    totalVideos: counted,
    totalLocalVideos: counted,
    totalLocalVideoViews: counted,
    totalLocalVideoDownloads: counted,
    totalLocalVideoFilesSize: counted.describe('bytes'),
    totalVideoComments: counted,
    totalLocalVideoComments: counted,
    totalLocalVideoChannels: counted,
    totalLocalDailyActiveVideoChannels: counted,
    totalLocalWeeklyActiveVideoChannels: counted,
    totalLocalMonthlyActiveVideoChannels: counted,
    totalLocalPlaylists: counted,
    totalRegistrationRequests: counted,
    totalRegistrationRequestsProcessed: counted,
    averageRegistrationRequestResponseTimeMs: z.number().nullable(),
    totalAbuses: counted,
    totalAbusesProcessed: counted,
    averageAbuseResponseTimeMs: z.number().nullable(),
    totalInstanceFollowers: counted,
    totalInstanceFollowing: counted,
  })
  .meta({ id: 'ServerStats' });

/** More figures, of a slice this one does not know. */
export type Figures = (db: Db) => Promise<Record<string, unknown>>;

/** How much there is here (contract § GET server/stats), kept the longer the longer it takes to count: up to ten minutes. */
export function statsRoutes({ db, figures }: { db: Db; figures: Figures[] }) {
  const kept = createCache<Record<string, unknown>>({ ttlSeconds: KEPT_SECONDS, maxKeys: 1 });
  let freshUntil = 0;
  const countOnce = async () => {
    freshUntil = Infinity;
    const begunAt = performance.now();
    try {
      return await countAll(db, figures);
    } finally {
      const endedAt = performance.now();
      freshUntil = endedAt + Math.max(0, endedAt - begunAt - QUICK_MS) * KEPT_FOR_EACH_MS;
    }
  };
  return new Hono().get(
    '/server/stats',
    operation('How much there is here', { tag: 'Stats', answer: ServerStats }),
    async (c) => {
      if (performance.now() >= freshUntil) kept.clear();
      return c.json(await kept.remember('stats', countOnce));
    },
  );
}

async function countAll(db: Db, figures: Figures[]): Promise<Record<string, unknown>> {
  const [totalLocalVideoFilesSize, ...parts] = await Promise.all([
    sumFileBytes(db),
    countUsersByRole(db),
    countPublicVideos(db),
    countComments(db),
    countLocalChannels(db),
    countLocalPlaylists(db),
    countRegistrations(db),
    ...figures.map((count) => count(db)),
  ]);
  return { ...ALONE, ...Object.assign({}, ...parts), totalLocalVideoFilesSize };
}

/** What a node without a protocol has to do with others; copies for others are kept by none. */
const ALONE = {
  totalInstanceFollowers: 0,
  totalInstanceFollowing: 0,
  videosRedundancy: [],
  totalActivityPubMessagesProcessed: 0,
  totalActivityPubMessagesSuccesses: 0,
  totalActivityPubMessagesErrors: 0,
  activityPubMessagesProcessedPerSecond: 0,
  totalActivityPubMessagesWaiting: 0,
};
