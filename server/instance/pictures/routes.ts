import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { dropInstancePicture, pickInstancePicture } from './pictures.ts';

const tag = 'Config';
const OfLogo = parse(
  'param',
  z.object({ type: z.enum(['favicon', 'header-square', 'header-wide', 'opengraph']) }),
);

type Node = { db: Db; storage: Storage };

/** The avatar, the banner and the logos of the node. */
export const instancePictureRoutes = (node: Node) =>
  new Hono().route('/', ownPictureRoutes(node)).route('/', logoRoutes(node));

const ownPictureRoutes = (node: Node) =>
  new Hono()
    .post(
      '/config/instance-avatar/pick',
      operation('Pick the avatar of the node', { tag, status: 204 }),
      requireRole('administrator'),
      parse('form', z.object({ avatarfile: z.file() })),
      async (c) => {
        const upload = { field: 'avatarfile', file: c.req.valid('form').avatarfile };
        await pickInstancePicture(node, { userId: c.var.user.id, which: 'avatar', upload });
        return c.body(null, 204);
      },
    )
    .post(
      '/config/instance-banner/pick',
      operation('Pick the banner of the node', { tag, status: 204 }),
      requireRole('administrator'),
      parse('form', z.object({ bannerfile: z.file() })),
      async (c) => {
        const upload = { field: 'bannerfile', file: c.req.valid('form').bannerfile };
        await pickInstancePicture(node, { userId: c.var.user.id, which: 'banner', upload });
        return c.body(null, 204);
      },
    )
    .delete(
      '/config/instance-avatar',
      operation('Drop the avatar of the node', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await dropInstancePicture(node.db, { userId: c.var.user.id, which: 'avatar' });
        return c.body(null, 204);
      },
    )
    .delete(
      '/config/instance-banner',
      operation('Drop the banner of the node', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await dropInstancePicture(node.db, { userId: c.var.user.id, which: 'banner' });
        return c.body(null, 204);
      },
    );

const logoRoutes = (node: Node) =>
  new Hono()
    .post(
      '/config/instance-logo/:type/pick',
      operation('Pick a logo of the node', { tag, status: 204 }),
      requireRole('administrator'),
      OfLogo,
      parse('form', z.object({ logofile: z.file() })),
      async (c) => {
        const upload = { field: 'logofile', file: c.req.valid('form').logofile };
        const which = c.req.valid('param').type;
        await pickInstancePicture(node, { userId: c.var.user.id, which, upload });
        return c.body(null, 204);
      },
    )
    .delete(
      '/config/instance-logo/:type',
      operation('Drop a logo of the node', { tag, status: 204 }),
      requireRole('administrator'),
      OfLogo,
      async (c) => {
        const which = c.req.valid('param').type;
        await dropInstancePicture(node.db, { userId: c.var.user.id, which });
        return c.body(null, 204);
      },
    );
