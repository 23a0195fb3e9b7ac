import { Hono } from 'hono';
import * as z from 'zod';

import { allowMirroring } from '../../server/catalog/index.ts';
import { requireRole } from '../../server/identity/index.ts';
import { notFound } from '../../server/platform/errors.ts';
import { parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import type { Services } from '../../server/services.ts';
import { Host } from '../follows/handle.ts';
import { isKnownHost } from './queries.ts';

/** Whose videos this node may mirror of its own accord (contract § Instance Redundancy). */
export const redundancyRoutes = ({ db }: Pick<Services, 'db'>) =>
  new Hono().put(
    '/server/redundancy/:host',
    operation('Allow to mirror the videos of a node', { tag: 'Instance Redundancy', status: 204 }),
    requireRole('administrator'),
    parse('param', z.object({ host: Host })),
    parse('json', z.object({ redundancyAllowed: z.boolean() })),
    async (c) => {
      const { host } = c.req.valid('param');
      if (!(await isKnownHost(db, host))) throw notFound('Server');
      await db.transaction((tx) => allowMirroring(tx, host, c.req.valid('json').redundancyAllowed));
      return c.body(null, 204);
    },
  );
