import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod';

import { AnyId, findVideo, mayManage } from '../catalog/index.ts';
import { isSessionAlive, requireRole, requireUser } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { controlRoutes } from './control/routes.ts';
import { encoderRoutes } from './encoders/routes.ts';
import { figureRoutes } from './figures/routes.ts';
import { ladderRoutes } from './per-title/routes.ts';
import { transcodeAgain } from './plan/transcode-again.ts';
import { openProgressFeed } from './progress/feed.ts';
import { streamProgress } from './progress/stream.ts';
import { qualityRoutes } from './quality/routes.ts';
import { testVideoRoutes } from './test-video/routes.ts';

/** Both kinds of the contract are one here: each rendition is one file, for streaming and for downloads. */
const Wanted = z.object({
  transcodingType: z.enum(['hls', 'web-video']),
  forceTranscoding: z.boolean().default(false),
});

/** How far the renditions of one's own video are, live; and how they are made again. */
type Node = Omit<Parameters<typeof encoderRoutes>[0], 'db'> & {
  database: Database;
  publicUrl: URL;
};

export async function transcodeRoutes({ database, publicUrl, ...tools }: Node) {
  const { db } = database;
  const feed = await openProgressFeed(database);
  return new Hono()
    .route('/', encoderRoutes({ db, ...tools }))
    .route('/', controlRoutes({ db, publicUrl }))
    .route('/', figureRoutes({ db }))
    .route('/', testVideoRoutes(tools))
    .route('/', qualityRoutes({ db }))
    .route('/', ladderRoutes({ db }))
    .get(
      '/videos/:id/progress',
      operation('How far the renditions of my video are, live', {
        tag: 'Video',
        mediaType: 'text/event-stream',
      }),
      requireUser,
      async (c) => {
        const found = await findVideo(db, c.req.param('id'));
        if (!found || !mayManage(c.var.user, found)) throw notFound('Video');
        c.header('x-accel-buffering', 'no'); // a proxy in front must pass every event on at once
        const isWelcome = () => isSessionAlive(db, c.var.session.id);
        const followed = { db, feed, isWelcome };
        return streamSSE(c, (stream) => streamProgress(stream, followed, found.video));
      },
    )
    .post(
      '/videos/:id/transcoding',
      operation('Make the renditions a video lacks', { tag: 'Video Transcoding', status: 204 }),
      requireRole('administrator'),
      parse('param', z.object({ id: AnyId })),
      parse('json', Wanted),
      async (c) => {
        const { forceTranscoding: isForced } = c.req.valid('json');
        await transcodeAgain(db, c.req.valid('param').id, { isForced, userId: c.var.user.id });
        return c.body(null, 204);
      },
    );
}
