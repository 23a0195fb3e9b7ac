import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

import { findVideo, mayManage } from '../catalog/index.ts';
import { isSessionAlive, requireUser } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { operation } from '../platform/operation.ts';
import { openProgressFeed } from './progress-feed.ts';
import { streamProgress } from './stream-progress.ts';

/** `GET /videos/:id/progress`: how far the renditions of one's own video are, live. */
export async function transcodeRoutes({ database }: { database: Database }) {
  const { db } = database;
  const feed = await openProgressFeed(database);
  return new Hono().get(
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
      return streamSSE(c, (stream) => streamProgress(stream, { db, feed, isWelcome }, found.video));
    },
  );
}
