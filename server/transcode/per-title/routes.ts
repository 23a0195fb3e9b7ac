import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findManageable, furtherRenditionsOf } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { findWork } from '../work.ts';
import { LadderJson, ladderJson, UNPLANNED } from './ladder-json.ts';

/** Ours: what is made of a video and how many bits it may use, for those who manage it. */
export const ladderRoutes = ({ db }: { db: Db }) =>
  new Hono().get(
    '/videos/:id/ladder',
    operation('Which renditions a video has, at which bitrates, and why', {
      tag: 'Video Transcoding',
      answer: LadderJson,
    }),
    requireUser,
    parse('param', z.object({ id: AnyId })),
    async (c) => {
      const video = await findManageable(db, c.req.valid('param').id, c.var.user);
      const work = await findWork(db, video.id);
      if (!work) return c.json(UNPLANNED);
      return c.json(ladderJson(work, await furtherRenditionsOf(db, video.id)));
    },
  );
