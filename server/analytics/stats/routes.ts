import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import {
  VideoStatsOverall,
  VideoStatsRetention,
  VideoStatsTimeserie,
  VideoStatsUserAgent,
} from './answers.ts';
import { findRetention } from './detail-queries.ts';
import { findMeasured } from './measured.ts';
import { agentsOf, overallOf } from './overall.ts';
import { retentionOf } from './retention.ts';
import { METRICS, seriesOf } from './series.ts';
import { lifeOf, Span, WholeSpan } from './span.ts';

const tag = 'Video Stats';
const OfVideo = parse('param', z.object({ id: AnyId }));
const OfMetric = parse('param', z.object({ id: AnyId, metric: z.enum(METRICS) }));

/** How a video is watched, for those who manage it (contract § stats). */
export const statsRoutes = (node: { db: Db }) =>
  new Hono().route('/', sumRoutes(node)).route('/', courseRoutes(node));

const sumRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/videos/:id/stats/overall',
      operation('How much a video is watched', { tag, answer: VideoStatsOverall }),
      requireUser,
      OfVideo,
      parse('query', Span),
      async (c) => {
        const { id: videoId } = await findMeasured(db, c.req.valid('param').id, c.var.user);
        const measured = { ...c.req.valid('query'), videoId };
        return c.json(await overallOf(db, measured));
      },
    )
    .get(
      '/videos/:id/stats/user-agent',
      operation('What a video is watched with', { tag, answer: VideoStatsUserAgent }),
      requireUser,
      OfVideo,
      parse('query', Span),
      async (c) => {
        const { id: videoId } = await findMeasured(db, c.req.valid('param').id, c.var.user);
        const measured = { ...c.req.valid('query'), videoId };
        return c.json(await agentsOf(db, measured));
      },
    );

const courseRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/videos/:id/stats/timeseries/:metric',
      operation('How a video is watched over time', { tag, answer: VideoStatsTimeserie }),
      requireUser,
      OfMetric,
      parse('query', WholeSpan),
      async (c) => {
        const { id, metric } = c.req.valid('param');
        const video = await findMeasured(db, id, c.var.user);
        const { startDate, endDate } = c.req.valid('query');
        const span = startDate && endDate ? { startDate, endDate } : lifeOf(video);
        return c.json(await seriesOf(db, metric, { ...span, videoId: video.id }));
      },
    )
    .get(
      '/videos/:id/stats/retention',
      operation('Which seconds of a video are watched', { tag, answer: VideoStatsRetention }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findMeasured(db, c.req.valid('param').id, c.var.user);
        const { changes, viewers } = await findRetention(db, video.id);
        return c.json({ data: retentionOf(changes, viewers, video.durationSeconds) });
      },
    );
