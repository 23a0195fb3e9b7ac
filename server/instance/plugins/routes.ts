import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';

const Plugins = z.object({ total: z.literal(0), data: z.tuple([]) });
const PluginsQuery = pageQuery(['name', 'createdAt', 'updatedAt'], 'name').extend({
  pluginType: z.enum(['1', '2']).optional(),
});

/** The list of plugins, for clients of administrators that read it: it is empty, since none can be installed. */
export const pluginRoutes = () =>
  new Hono().get(
    '/plugins',
    operation('Plugins: there are none', { tag: 'Plugins', answer: Plugins }),
    requireRole('administrator'),
    parse('query', PluginsQuery),
    (c) => c.json({ total: 0 as const, data: [] as [] }),
  );
