import { Hono } from 'hono';

import { requireRole, requireUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { operation } from '../../platform/operation.ts';
import type { Origin } from '../actor-json.ts';
import { OfVideo } from '../of-video.ts';
import { VideoSource } from '../video-answers.ts';
import { findManageable } from '../watchable.ts';
import { forgetSource, type IsSourceInUse } from './forget-source.ts';
import { sourceJson } from './source-json.ts';

const tag = 'Video';

/** What a video was made of: for those who manage it. */
export const sourceRoutes = ({
  database: { db },
  publicUrl,
  isSourceInUse,
}: {
  database: Database;
  publicUrl: Origin;
  isSourceInUse: IsSourceInUse;
}) =>
  new Hono()
    .get(
      '/videos/:id/source',
      operation('The file a video was made of', {
        tag,
        answer: VideoSource,
        contractId: 'getVideoSource',
      }),
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
        const of = { videoId: video.id, accountId: c.var.user.accountId };
        await forgetSource(db, of, isSourceInUse);
        return c.body(null, 204);
      },
    );
