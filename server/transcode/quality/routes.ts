import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findManageable, VideoRef } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { defineEvent, emit } from '../../platform/events.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { QualityAnswer, qualityJson } from './answer.ts';
import { findReport } from './queries.ts';

/** Somebody wants to know how good a video is. */
export const reportAsked = defineEvent('transcode.report-asked', VideoRef);

const tag = 'Video Transcoding';
const OfVideo = parse('param', z.object({ id: AnyId }));

/** Ours: what is wrong with a video, for those who manage it. */
export const qualityRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/videos/:id/quality-report',
      operation('What is wrong with a video, as last looked at', { tag, answer: QualityAnswer }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const row = await findReport(db, video.id);
        if (!row) throw notFound('Quality report');
        return c.json(qualityJson(row, video));
      },
    )
    .post(
      '/videos/:id/quality-report',
      operation('Look for faults in a video', { tag, status: 202 }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        if (video.sourceKey === null)
          throw new Failure('invalid', 'The file this video was made of is not here.');
        await db.transaction((tx) => emit(tx, reportAsked, { videoId: video.id }));
        return c.body(null, 202);
      },
    );
