import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { findKnown } from '../../catalog/index.ts';
import { optionalUser, requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { operation } from '../../platform/operation.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { daysBetween, Span } from '../stats/span.ts';
import { PlaybackMetrics } from './answers.ts';
import { addPlayback, sumPlayback, totalOf } from './playback-queries.ts';
import { PlaybackReport } from './report.ts';

const tag = 'Stats';

/** Players tell every 15 seconds; many may share an address. */
const REPORTS = { name: 'playback', attempts: 2_000, windowSeconds: 600 };

const MAX_DAYS = 31;

const MonthAtMost = Span.transform(({ startDate, endDate = new Date() }) => ({
  startDate: startDate ?? new Date(endDate.getTime() - 86_400_000),
  endDate,
})).refine(({ startDate, endDate }) => daysBetween(startDate, endDate) <= MAX_DAYS, {
  path: ['startDate'],
  error: `Should be within ${MAX_DAYS} days of the end date`,
});

/** How playback goes: told by players (contract § metrics/playback), shown to administrators. */
export const playbackRoutes = ({ db }: { db: Db }) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/metrics/playback',
      operation('Tell how playback goes', { tag, status: 204 }),
      optionalUser,
      parse('json', PlaybackReport),
      async (c) => {
        await countAttempt(db, REPORTS, callerOf(callerAddress(c.env.incoming)));
        const report = c.req.valid('json');
        const { video } = await findKnown(db, report.videoId, c.var.user);
        await addPlayback(db, video.id, countedOf(report));
        return c.body(null, 204);
      },
    )
    .get(
      '/server/metrics',
      operation('How playback goes, by the hour', { tag, answer: PlaybackMetrics }),
      requireRole('administrator'),
      parse('query', MonthAtMost),
      async (c) => {
        const span = c.req.valid('query');
        const hours = await sumPlayback(db, span);
        return c.json({
          startDate: span.startDate.toISOString(),
          endDate: span.endDate.toISOString(),
          totals: totalOf(hours),
          hours: hours.map(({ hour, ...counted }) => ({ date: hour.toISOString(), ...counted })),
        });
      },
    );

function countedOf(report: PlaybackReport) {
  const mirrorBytes = Math.min(report.downloadedBytesMirrors, report.downloadedBytesHTTP);
  return {
    reports: 1,
    reportsWithPeers: report.p2pEnabled ? 1 : 0,
    resolutionChanges: report.resolutionChanges,
    errors: report.errors,
    stalls: report.bufferStalled ?? 0,
    originBytes: report.downloadedBytesHTTP - mirrorBytes,
    mirrorBytes,
    peerBytes: report.downloadedBytesP2P,
    uploadedBytes: report.uploadedBytesP2P,
  };
}
