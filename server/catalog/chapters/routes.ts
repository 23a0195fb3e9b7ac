import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { OfVideo, passwordIn } from '../of-video.ts';
import { findManageable, findWatchable } from '../watchable.ts';
import { findChapters } from './queries.ts';
import { Chapters, setChapters } from './set-chapters.ts';

const ChaptersAnswer = z.object({
  chapters: z.array(z.object({ timecode: z.int(), title: z.string() })),
});

const tag = 'Video Chapters';

export const chapterRoutes = (db: Db) =>
  new Hono()
    .get(
      '/videos/:id/chapters',
      operation('The chapters of a video', { tag, answer: ChaptersAnswer }),
      OfVideo,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const { video } = await findWatchable(db, id, c.var.user, passwordIn(c));
        return c.json({ chapters: await findChapters(db, video.id) });
      },
    )
    .put(
      '/videos/:id/chapters',
      operation('Replace the chapters of a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parse('json', Chapters),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        await setChapters(db, video, c.req.valid('json'), c.var.user.accountId);
        return c.body(null, 204);
      },
    );
