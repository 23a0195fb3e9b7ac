import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findMedia, findWatchable, mayManage } from '../catalog/index.ts';
import { optionalUser } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { signFileToken } from './access/file-token.ts';

const OfVideo = parse('param', z.object({ id: AnyId }));

const FileToken = z.object({ files: z.object({ token: z.string(), expires: z.iso.datetime() }) });

export const deliveryRoutes = ({ db, secret }: { db: Db; secret: Buffer }) =>
  new Hono().post(
    '/videos/:id/token',
    operation('A token for the files of a video', { tag: 'Video', answer: FileToken }),
    OfVideo,
    optionalUser,
    async (c) => {
      const { id } = c.req.valid('param');
      const password = c.req.header('x-peertube-video-password');
      const { video: watched } = await findWatchable(db, id, c.var.user, password);
      const video = await findMedia(db, watched.uuid);
      if (!video) throw notFound('Video');
      const opens = mayManage(c.var.user, video) ? 'source' : 'files';
      const sessionId = (await c.var.findSession())?.id;
      return c.json({ files: signFileToken(secret, video, { opens, sessionId }) });
    },
  );
