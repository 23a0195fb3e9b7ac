import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf, type Origin } from '../../catalog/index.ts';
import { requireRole, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { Abuse, CreatedAbuse, OwnAbuse } from './answers.ts';
import { AbuseChange, NewAbuse } from './form.ts';
import { AbuseQuery, OwnAbuseQuery } from './list-query.ts';
import { listAbuses, listOwnAbuses } from './list.ts';
import { messageRoutes } from './message-routes.ts';
import { judge, removeAbuse, report } from './report.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Abuses';
const PASSWORD_HEADER = 'x-peertube-video-password';
const OfAbuse = z.object({
  abuseId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

/** Reports of videos, comments and accounts. */
export const abuseRoutes = (node: Node) =>
  new Hono()
    .route('/', reportRoutes(node))
    .route('/', judgementRoutes(node))
    .route('/', messageRoutes(node));

const reportRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .post(
      '/abuses',
      operation('Report something', { tag, answer: CreatedAbuse }),
      requireUser,
      parse('json', NewAbuse),
      async (c) => {
        const password = c.req.header(PASSWORD_HEADER);
        return c.json({
          abuse: { id: await report(db, c.var.user, c.req.valid('json'), password) },
        });
      },
    )
    .get(
      '/users/me/abuses',
      operation('What one has reported', { tag, answer: ListOf(OwnAbuse) }),
      requireUser,
      parse('query', OwnAbuseQuery),
      async (c) => {
        const query = { ...c.req.valid('query'), reporterId: c.var.user.accountId };
        return c.json(await listOwnAbuses(db, node, query));
      },
    );

const judgementRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/abuses',
      operation('Reports', { tag, answer: ListOf(Abuse) }),
      requireRole('moderator'),
      parse('query', AbuseQuery),
      async (c) => c.json(await listAbuses(db, node, c.req.valid('query'))),
    )
    .put(
      '/abuses/:abuseId',
      operation('Judge a report', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfAbuse),
      parse('json', AbuseChange),
      async (c) => {
        await judge(db, c.var.user, c.req.valid('param').abuseId, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/abuses/:abuseId',
      operation('Delete a report', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfAbuse),
      async (c) => {
        await removeAbuse(db, c.var.user, c.req.valid('param').abuseId);
        return c.body(null, 204);
      },
    );
