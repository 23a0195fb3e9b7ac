import { Hono } from 'hono';
import * as z from 'zod';

import { allowMirroring, ListOf } from '../../server/catalog/index.ts';
import { requireRole } from '../../server/identity/index.ts';
import { notFound } from '../../server/platform/errors.ts';
import { listOf, parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import { pageQuery } from '../../server/platform/page-query.ts';
import type { Services } from '../../server/services.ts';
import { Host } from '../follows/handle.ts';
import { isKnownHost, listMirroredHosts, MIRRORED_HOST_SORTS } from './queries.ts';

const tag = 'Instance Redundancy';

const MirroredHost = z.object({ host: z.string(), allowedAt: z.iso.datetime() });

const HostsQuery = pageQuery(MIRRORED_HOST_SORTS, 'host').extend({
  search: z.string().trim().min(1).max(200).optional(),
});

/** Whose videos this node may mirror of its own accord (contract § Instance Redundancy; the list is ours). */
export const redundancyRoutes = ({ db }: Pick<Services, 'db'>) =>
  new Hono()
    .get(
      '/server/redundancy/hosts',
      operation('Nodes whose videos may be mirrored', { tag, answer: ListOf(MirroredHost) }),
      requireRole('administrator'),
      parse('query', HostsQuery),
      async (c) => {
        const { search, ...page } = c.req.valid('query');
        const { rows, total } = await listMirroredHosts(db, search, page);
        return c.json(listOf(rows, total));
      },
    )
    .put(
      '/server/redundancy/:host',
      operation('Allow to mirror the videos of a node', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', z.object({ host: Host })),
      parse('json', z.object({ redundancyAllowed: z.boolean() })),
      async (c) => {
        const { host } = c.req.valid('param');
        if (!(await isKnownHost(db, host))) throw notFound('Server');
        const { redundancyAllowed } = c.req.valid('json');
        await db.transaction((tx) => allowMirroring(tx, host, redundancyAllowed));
        return c.body(null, 204);
      },
    );
