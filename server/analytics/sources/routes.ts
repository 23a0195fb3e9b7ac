import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findManagedChannel, parseHandle } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { findMeasured } from '../stats/measured.ts';
import { daysBetween, Span } from '../stats/span.ts';
import { ViewSources } from './answers.ts';
import { sourcesOfChannel, sourcesOfVideo } from './source-queries.ts';
import type { Source } from './source.ts';

const MAX_DAYS = 366;
const USUAL_DAYS = 30;

const YearAtMost = Span.transform(({ startDate, endDate = new Date() }) => ({
  startDate: startDate ?? new Date(endDate.getTime() - USUAL_DAYS * 86_400_000),
  endDate,
})).refine(({ startDate, endDate }) => daysBetween(startDate, endDate) <= MAX_DAYS, {
  path: ['startDate'],
  error: `Should be within ${MAX_DAYS} days of the end date`,
});

const sourcesJson = (rows: (Source & { viewers: number })[]) => ({
  data: rows.map(({ host, ...source }) => ({ ...source, host: host || null })),
});

/** Where viewers came from, by day and for those who manage a video or a channel. Nothing else is kept of them. */
export const sourceRoutes = ({ db, publicUrl }: { db: Db; publicUrl: URL }) =>
  new Hono()
    .get(
      '/videos/:id/stats/sources',
      operation('Where viewers of a video came from', { tag: 'Video Stats', answer: ViewSources }),
      requireUser,
      parse('param', z.object({ id: AnyId })),
      parse('query', Span),
      async (c) => {
        const { id } = await findMeasured(db, c.req.valid('param').id, c.var.user);
        return c.json(sourcesJson(await sourcesOfVideo(db, id, c.req.valid('query'))));
      },
    )
    .get(
      '/video-channels/:handle/stats/sources',
      operation('Where viewers of a channel came from, in the last month or a span', {
        tag: 'Video Channels',
        answer: ViewSources,
      }),
      requireUser,
      parse('param', z.object({ handle: z.string().max(400) })),
      parse('query', YearAtMost),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, publicUrl);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        return c.json(sourcesJson(await sourcesOfChannel(db, channel.id, c.req.valid('query'))));
      },
    );
