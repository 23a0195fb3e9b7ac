import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { VideoChannelSummary } from '../actor-answers.ts';
import type { Origin } from '../actor-json.ts';
import { respondJson, writeJson } from '../kept-answers.ts';
import { NumberedLabel, VideoSummary } from '../video-answers.ts';
import type { Listing } from './listing.ts';
import { overview } from './overview.ts';

const videos = z.array(VideoSummary);

const Overview = z.object({
  categories: z.array(z.object({ category: NumberedLabel, videos })),
  channels: z.array(z.object({ channel: VideoChannelSummary, videos })),
  tags: z.array(z.object({ tag: z.string(), videos })),
});

const OverviewQuery = z.object({ page: z.coerce.number().int().min(1).max(10).default(1) });

/** What the node is about, for front pages. What everyone sees is kept. */
export const overviewRoutes = (
  { database: { db }, publicUrl }: { database: Database; publicUrl: Origin },
  listing: Listing,
) =>
  new Hono().get(
    '/overviews/videos',
    operation('Categories, channels and tags with their newest videos', {
      tag: 'Video',
      answer: Overview,
    }),
    parse('query', OverviewQuery),
    optionalUser,
    async (c) => {
      const { page } = c.req.valid('query');
      const viewer = c.var.user;
      const write = async () => writeJson(await overview(db, publicUrl, { viewer, page }));
      return respondJson(c, await (viewer ? write() : listing.remember(`overview ${page}`, write)));
    },
  );
