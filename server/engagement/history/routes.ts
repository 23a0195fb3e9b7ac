import { Hono } from 'hono';
import * as z from 'zod';

import { findVideo, type Origin } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse, parseFields } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE } from '../../platform/page-query.ts';
import { HistoryAnswer } from '../answers.ts';
import { searchField } from '../page.ts';
import { OfVideo } from '../video.ts';
import { withVideos } from '../with-videos.ts';
import { countWatchedBy, forgetHistory, forgetWatched, watchedBy } from './history-queries.ts';

const tag = 'My History';
const HistoryQuery = z.object({
  ...PAGE,
  search: searchField,
});
const Remove = z.object({
  beforeDate: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()])
    .transform((text) => new Date(text))
    .optional(),
});

/** What a user watched, and how far. */
export const historyRoutes = ({ db, publicUrl: node }: { db: Db; publicUrl: Origin }) =>
  new Hono()
    .get(
      '/users/me/history/videos',
      operation('Videos I watched', { tag, answer: HistoryAnswer }),
      requireUser,
      parse('query', HistoryQuery),
      async (c) => {
        const { search, ...page } = c.req.valid('query');
        const history = { viewer: c.var.user, search };
        const [rows, total] = await Promise.all([
          watchedBy(db, history, page),
          countWatchedBy(db, history),
        ]);
        const watched = await withVideos(db, node, rows);
        const data = watched.map(({ row, video }) => ({
          ...video,
          userHistory: { currentTime: row.positionSeconds },
        }));
        return c.json(listOf(data, total));
      },
    )
    .delete(
      '/users/me/history/videos/:id',
      operation('Forget that I watched a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      async (c) => {
        const found = await findVideo(db, c.req.valid('param').id);
        if (found) await forgetWatched(db, c.var.user.id, found.video.id);
        return c.body(null, 204);
      },
    )
    .post(
      '/users/me/history/videos/remove',
      operation('Forget what I watched, all or before a date', { tag, status: 204 }),
      requireUser,
      parseFields(Remove),
      async (c) => {
        await forgetHistory(db, c.var.user.id, c.req.valid('form').beforeDate);
        return c.body(null, 204);
      },
    );
