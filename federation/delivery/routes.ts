import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf } from '../../server/catalog/index.ts';
import { requireRole } from '../../server/identity/index.ts';
import { notFound } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { listOf, parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import { pageQuery } from '../../server/platform/page-query.ts';
import type { Services } from '../../server/services.ts';
import { Host } from '../follows/handle.ts';
import { deliveriesWaiting } from './events.ts';
import { listNodes, NODE_SORTS, type NodeRow, wakeNode } from './node-list-queries.ts';

const tag = 'Instance Follows';
const instant = z.iso.datetime();
const count = z.int().min(0);

const NodesQuery = pageQuery(NODE_SORTS, '-failedSince').extend({
  state: z.enum(['failing', 'resting']).optional(),
  search: z.string().trim().min(1).max(200).optional(),
});

/** How another node takes what it is sent. While it rests, nothing is. */
const NodeHealth = z.object({
  host: z.string(),
  software: z.string().nullable(),
  failures: count.describe('one after the other, until now'),
  failedSince: instant.nullable(),
  restsUntil: instant.nullable(),
  reachedAt: instant.nullable(),
  waiting: count.describe('deliveries'),
  lastError: z.string().nullable(),
});

const nodeJson = ({ node, waiting, lastError }: NodeRow) => ({
  host: node.host,
  software: node.software,
  failures: node.failures,
  failedSince: node.failedSince,
  restsUntil: node.closedUntil && node.closedUntil > new Date() ? node.closedUntil : null,
  reachedAt: node.reachedAt,
  waiting,
  lastError,
});

/** Whether what this node tells others arrives: ours. */
export const nodeHealthRoutes = ({ db }: Services) =>
  new Hono()
    .get(
      '/server/nodes',
      operation('How other nodes take what they are sent', { tag, answer: ListOf(NodeHealth) }),
      requireRole('administrator'),
      parse('query', NodesQuery),
      async (c) => {
        const { start, count: limit, sort, ...which } = c.req.valid('query');
        const { rows, total } = await listNodes(db, which, { start, count: limit, sort });
        return c.json(listOf(rows.map(nodeJson), total));
      },
    )
    .post(
      '/server/nodes/:host/wake',
      operation('Try a resting node now', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', z.object({ host: Host })),
      async (c) => {
        await db.transaction(async (tx) => {
          if (!(await wakeNode(tx, c.req.valid('param').host))) throw notFound('Node');
          await emit(tx, deliveriesWaiting, {});
        });
        return c.body(null, 204);
      },
    );
