import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { listOf, parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { ExportAsked, exportJson, ExportList } from './export-json.ts';
import { findExport } from './queries.ts';
import { removeExport, requestExport, requireExports } from './request-export.ts';
import { requireTheirs } from './theirs.ts';

const tag = 'User Exports';
const id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const OfUser = z.object({ userId: id });
const OfExport = OfUser.extend({ id });
const Wish = z.object({
  withVideoFiles: z.boolean(),
  channelName: z.string().min(1).max(120).nullable().default(null), // ours: only what is in that channel
});

type Node = { db: Db; publicUrl: URL; secret: Buffer };

/** Archives of what users have here. */
export const portabilityRoutes = (node: Node) => {
  const { db } = node;
  return new Hono()
    .post(
      '/users/:userId/exports/request',
      operation('Request user export', { tag, answer: ExportAsked }),
      requireUser,
      parse('param', OfUser),
      parse('json', Wish),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(db, c.var.user, userId);
        const asked = await requestExport(db, { userId, ...c.req.valid('json') });
        return c.json({ export: { id: asked.id } });
      },
    )
    .get(
      '/users/:userId/exports',
      operation('List user exports', { tag, answer: ExportList }),
      requireUser,
      parse('param', OfUser),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(db, c.var.user, userId);
        await requireExports(db);
        const found = await findExport(db, userId);
        const data = found ? [exportJson(node, found)] : [];
        return c.json(listOf(data, data.length), 200, { 'cache-control': 'no-store' });
      },
    )
    .delete(
      '/users/:userId/exports/:id',
      operation('Delete a user export', { tag, status: 204 }),
      requireUser,
      parse('param', OfExport),
      async (c) => {
        const { userId, id: exportId } = c.req.valid('param');
        await requireTheirs(db, c.var.user, userId);
        await removeExport(db, userId, exportId);
        return c.body(null, 204);
      },
    );
};
