import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { limitBody, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { findOwnUpload, type Store } from '../upload.ts';
import { keepIndex } from './index-part.ts';
import { Preview, PreviewWish, readPreview, wishPreview } from './preview.ts';

const UPLOAD = 'Video Upload';
const MAX_WISH_BYTES = 2 ** 16;
const OfUpload = z.object({ id: z.string() });

/** Watching one's own upload while it comes. */
export const arrivingRoutes = ({ db, config }: Pick<Store, 'db' | 'config'>) =>
  new Hono<{ Bindings: HttpBindings }>()
    .put(
      '/uploads/:id/index',
      operation('Send the index of an MP4 before the file', { tag: UPLOAD, status: 204 }),
      requireUser,
      parse('param', OfUpload),
      async (c) => {
        const upload = await findOwnUpload(db, c.var.user, c.req.valid('param').id);
        if (upload.state === 'receiving') await keepIndex({ config }, upload.id, c.env.incoming);
        return c.body(null, 204);
      },
    )
    .get(
      '/uploads/:id/preview',
      operation('What can be watched of my upload', { tag: UPLOAD, answer: Preview }),
      requireUser,
      parse('param', OfUpload),
      async (c) => c.json(await readPreview(db, c.var.user, c.req.valid('param').id)),
    )
    .post(
      '/uploads/:id/preview',
      operation('Make my upload watchable while it comes', { tag: UPLOAD, answer: Preview }),
      requireUser,
      parse('param', OfUpload),
      limitBody(MAX_WISH_BYTES),
      parse('json', PreviewWish),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await wishPreview(db, c.var.user, id, c.req.valid('json')));
      },
    );
