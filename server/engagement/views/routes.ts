import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser } from '../../identity/index.ts';
import { callerAddress } from '../../platform/caller.ts';
import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { callerOf } from '../../platform/rate-limit.ts';
import { recordWatched } from '../history/history-queries.ts';
import { findKnown, OfVideo } from '../video.ts';
import { householdOf, viewerOf } from './viewer.ts';
import { watch } from './watch.ts';

const word = z.string().max(100).nullish();

/** Where a player is (contract § UserViewingVideo); what it says of itself is not kept. */
const Viewing = z.object({
  currentTime: z
    .union([z.number(), z.string().min(1).transform(Number)])
    .pipe(z.number().min(0).max(10_000_000))
    .transform(Math.floor),
  viewEvent: z.enum(['seek']).nullish(),
  sessionId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullish(),
  client: word,
  device: word,
  operatingSystem: word,
});

/** Players say every few seconds where they are: this makes views, viewers and the watch history. */
export const viewRoutes = ({ db, secret }: { db: Db; secret: Buffer }) =>
  new Hono<{ Bindings: HttpBindings }>().on(
    ['POST', 'PUT'], // PUT as it was called once
    '/videos/:id/views',
    operation('Say where the player is', { tag: 'Video', status: 204 }),
    OfVideo,
    parse('json', Viewing),
    optionalUser,
    async (c) => {
      const { currentTime, viewEvent, sessionId } = c.req.valid('json');
      const { video } = await findKnown(db, c.req.valid('param').id, c.var.user);
      if (currentTime > video.durationSeconds) {
        throw invalid('currentTime', 'Should be within the video');
      }
      const address = callerAddress(c.env.incoming);
      const visit = {
        address,
        userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
        sessionId: sessionId ?? undefined,
        videoId: video.id,
      };
      await watch(db, {
        viewer: viewerOf(secret, visit),
        household: householdOf(secret, visit),
        address: callerOf(address),
        videoId: video.id,
        durationSeconds: video.durationSeconds,
        positionSeconds: currentTime,
        hasJumped: viewEvent === 'seek',
      });
      if (c.var.user?.preferences.videosHistoryEnabled) {
        await recordWatched(db, {
          userId: c.var.user.id,
          videoId: video.id,
          positionSeconds: currentTime,
        });
      }
      return c.body(null, 204);
    },
  );
