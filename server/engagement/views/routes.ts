import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { operation } from '../../platform/operation.ts';
import { callerOf } from '../../platform/rate-limit.ts';
import { recordWatched } from '../history/history-queries.ts';
import { findKnown, OfVideo } from '../video.ts';
import { WATCHING_SECONDS } from './jobs.ts';
import type { Listener, Said } from './said.ts';
import { countWatching } from './view-queries.ts';
import { householdOf, viewerOf } from './viewer.ts';
import { watch } from './watch.ts';

const upTo = (length: number) =>
  z
    .string()
    .max(length)
    .nullish()
    .transform((text) => text || null);

const word = upTo(100);

/** Where a player is, and what it says of itself (contract § UserViewingVideo). */
const Viewing = z.object({
  currentTime: z
    .union([z.number(), z.string().min(1).transform(Number)])
    .pipe(z.number().min(0).max(10_000_000))
    .transform(Math.floor),
  viewEvent: z.enum(['seek']).nullish(),
  sessionId: z
    .string()
    .regex(/^[A-Za-z0-9]{1,100}$/)
    .nullish(),
  client: word,
  device: word,
  operatingSystem: word,
  source: z
    .object({ kind: word, host: upTo(253) })
    .nullish()
    .transform((told) => told ?? null),
});

/** Players say every few seconds where they are: this makes views, viewers and the watch history. */
type Node = { db: Db; secret: Buffer; listeners: Listener[] };

export const viewRoutes = ({ db, secret, listeners }: Node) =>
  new Hono<{ Bindings: HttpBindings }>().on(
    ['POST', 'PUT'], // PUT as it was called once
    '/videos/:id/views',
    operation('Say where the player is, and hear in `x-viewers` how many watch', {
      tag: 'Video',
      status: 204,
    }),
    OfVideo,
    parse('json', Viewing),
    optionalUser,
    async (c) => {
      const { currentTime, viewEvent, sessionId, ...agent } = c.req.valid('json');
      const { video } = await findKnown(db, c.req.valid('param').id, c.var.user);
      if (!video.isLive && currentTime > video.durationSeconds) {
        throw invalid('currentTime', 'Should be within the video');
      }
      const address = callerAddress(c.env.incoming);
      const visit = {
        address,
        userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
        sessionId: sessionId ?? undefined,
        videoId: video.id,
      };
      const said: Said = {
        viewer: viewerOf(secret, visit),
        videoId: video.id,
        positionSeconds: currentTime,
        hasJumped: viewEvent === 'seek',
        ...agent,
      };
      await watch(db, {
        ...said,
        household: householdOf(secret, visit),
        address: callerOf(address),
        length: video,
      });
      for (const hear of listeners) await hear(db, said);
      if (c.var.user?.preferences.videosHistoryEnabled) {
        await recordWatched(db, {
          userId: c.var.user.id,
          videoId: video.id,
          positionSeconds: video.isLive ? 0 : currentTime, // one comes back to where it is then
        });
      }
      c.header('x-viewers', String(await countWatching(db, video.id, WATCHING_SECONDS)));
      return c.body(null, 204);
    },
  );
