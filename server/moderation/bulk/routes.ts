import { Hono } from 'hono';

import { ListOf, type Origin } from '../../catalog/index.ts';
import { requireRole, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { countActs, listActs } from './act-queries.ts';
import { preview, start, undo } from './act.ts';
import { aimOf, aimOfRemoval } from './aim.ts';
import { BulkActAnswer, bulkActJson, BulkAnswer } from './answers.ts';
import { BulkForm, DryRun, OfBulkAct, Removal } from './form.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Bulk Moderation';
const Page = pageQuery(['createdAt'], '-createdAt').omit({ sort: true });

/** Things done to many things at once: shown before they are done, and undone for some days. */
export const bulkRoutes = (node: Node) =>
  new Hono().route('/', actRoutes(node)).route('/', undoRoutes(node));

const actRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .post(
      '/bulk/remove-comments-of',
      operation('Delete all comments of an account; a dry run only says which', {
        tag: 'Comments',
        status: 204,
      }),
      requireUser,
      parse('query', DryRun),
      parse('json', Removal),
      async (c) => {
        const { user } = c.var;
        const asked = await aimOfRemoval(db, node, user, c.req.valid('json'));
        if (c.req.valid('query').dryRun) return c.json(await preview(db, user, asked));
        await start(db, user, asked);
        return c.body(null, 204);
      },
    )
    .post(
      '/bulk/acts',
      operation('Do something to many things; a dry run only says to which', {
        tag,
        answer: BulkAnswer,
      }),
      requireRole('moderator'),
      parse('query', DryRun),
      parse('json', BulkForm),
      async (c) => {
        const { user } = c.var;
        const asked = await aimOf(db, node, user, c.req.valid('json'));
        const act = c.req.valid('query').dryRun ? preview : start;
        return c.json(await act(db, user, asked));
      },
    );

const undoRoutes = ({ db }: Node) =>
  new Hono()
    .get(
      '/bulk/acts',
      operation('What was done to many things: by anybody for moderators, else by oneself', {
        tag,
        answer: ListOf(BulkActAnswer),
      }),
      requireUser,
      parse('query', Page),
      async (c) => {
        const { id, role } = c.var.user;
        const whose = { userId: role === 'user' ? id : undefined };
        const [rows, total] = await Promise.all([
          listActs(db, { ...whose, ...c.req.valid('query') }),
          countActs(db, whose),
        ]);
        return c.json(listOf(rows.map(bulkActJson), total));
      },
    )
    .post(
      '/bulk/acts/:id/undo',
      operation('Undo what was done to many things', { tag, status: 204 }),
      requireUser,
      parse('param', OfBulkAct),
      async (c) => {
        await undo(db, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
