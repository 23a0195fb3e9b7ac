import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole, requireUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { operation } from '../../platform/operation.ts';
import type { Origin } from '../actor-json.ts';
import { OfVideo } from '../of-video.ts';
import { Moment } from '../video-answers.ts';
import { findManageable } from '../watchable.ts';
import { forgetSource } from './forget-source.ts';
import { sourceJson } from './source-json.ts';

const SourceAnswer = z.object({
  inputFilename: z.string(),
  fileDownloadUrl: z.url().nullable(),
  resolution: z.object({ id: z.int(), label: z.string() }),
  size: z.int(),
  width: z.int(),
  height: z.int(),
  fps: z.number(),
  metadata: z.looseObject({}).nullable(),
  createdAt: Moment,
});
const tag = 'Video';

/** What a video was made of: for those who manage it. */
export const sourceRoutes = ({
  database: { db },
  publicUrl,
}: {
  database: Database;
  publicUrl: Origin;
}) =>
  new Hono()
    .get(
      '/videos/:id/source',
      operation('The file a video was made of', { tag, answer: SourceAnswer }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const source = sourceJson(publicUrl, video);
        if (!source) throw notFound('Video source');
        return c.json(source);
      },
    )
    .delete(
      '/videos/:id/source/file',
      operation('Delete the file a video was made of', { tag, status: 204 }),
      requireRole('moderator'),
      OfVideo,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        await forgetSource(db, video.id);
        return c.body(null, 204);
      },
    );
