import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser } from '../../identity/index.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { Account, ListOf } from '../actor-answers.ts';
import { accountJson } from '../actor-json.ts';
import { openShownAnnouncer } from '../remote/announce-shown.ts';
import { countAccounts, findAccount, listAccounts } from './account-queries.ts';
import type { ActorNode } from './actor-node.ts';
import { parseHandle } from './handle.ts';
import { nodeAccountJson } from './node-account.ts';
import { OfHandle } from './of-handle.ts';
import { AccountsQuery } from './page-query.ts';
import { requireNode } from './require-node.ts';

const TAG = 'Accounts';

/** Nodes have no number among accounts. */
const AnyAccount = Account.extend({ id: z.int().min(0) });

export const accountRoutes = ({ db, publicUrl: node, findNode }: ActorNode) => {
  const announceShown = openShownAnnouncer(db);
  return new Hono()
    .get(
      '/accounts',
      operation('All accounts', { tag: TAG, answer: ListOf(Account) }),
      parse('query', AccountsQuery),
      optionalUser,
      async (c) => {
        const [rows, total] = await Promise.all([
          listAccounts(db, c.var.user, c.req.valid('query')),
          countAccounts(db, c.var.user),
        ]);
        return c.json(
          listOf(
            rows.map(({ account, userId }) => accountJson(node, account, userId)),
            total,
          ),
        );
      },
    )
    .get(
      '/accounts/:handle',
      operation('An account, or a node as one', { tag: TAG, answer: AnyAccount }),
      OfHandle,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const found = await findAccount(db, handle);
        if (!found) return c.json(nodeAccountJson(node, await requireNode(findNode, handle)));
        if (found.account.url !== null) await announceShown({ accountId: found.account.id });
        return c.json(accountJson(node, found.account, found.userId));
      },
    );
};
