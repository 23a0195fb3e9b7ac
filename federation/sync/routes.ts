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
import { HostOrHandle } from '../follows/handle.ts';
import { ledgersDue } from './events.ts';
import { firstGaps } from './gap-queries.ts';
import { LedgerAnswer, ledgerJson } from './ledger-json.ts';
import { hasten } from './ledger-queries.ts';
import { countGapsOf, findLedgerOf, LEDGER_SORTS, listLedgers } from './list-queries.ts';
import { ledgerState } from './tables.ts';

const tag = 'Instance Follows';
const GAPS_SHOWN = 10; // of each ledger

const LedgersQuery = pageQuery(LEDGER_SORTS, '-startedAt').extend({
  state: z.enum(ledgerState.enumValues).optional(),
  search: z.string().trim().min(1).max(200).optional(),
});

/** Whether the catalogs this node follows are here in whole. */
export const ledgerRoutes = (node: Services) =>
  new Hono()
    .get(
      '/server/following/ledgers',
      operation('How complete the followed catalogs are', { tag, answer: ListOf(LedgerAnswer) }),
      requireRole('administrator'),
      parse('query', LedgersQuery),
      async (c) => {
        const { start, count, sort, ...which } = c.req.valid('query');
        const { rows, total } = await listLedgers(node.db, which, { start, count, sort });
        const actorIds = rows.map(({ actor }) => actor.id);
        const [counts, first] = await Promise.all([
          countGapsOf(node.db, actorIds),
          firstGaps(node.db, actorIds, GAPS_SHOWN),
        ]);
        const ledgers = rows.map((row) => ledgerJson(row, { counts, first }));
        return c.json(listOf(ledgers, total));
      },
    )
    .post(
      '/server/following/:handle/sync',
      operation('Check a followed catalog now', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', z.object({ handle: HostOrHandle })),
      async (c) => {
        const actorId = await findLedgerOf(node.db, c.req.valid('param').handle);
        if (actorId === undefined) throw notFound('Follow');
        await node.db.transaction(async (tx) => {
          if (await hasten(tx, actorId)) await emit(tx, ledgersDue, {});
        });
        return c.body(null, 204);
      },
    );
