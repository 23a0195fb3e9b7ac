import { Hono } from 'hono';
import * as z from 'zod';

import { findAccount, type Origin, parseHandle } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { commentRemovalAsked } from '../events.ts';
import { AccountHandle } from '../handle.ts';

const Removal = z.object({
  accountName: AccountHandle,
  scope: z.enum(['instance', 'my-videos', 'my-videos-and-collaborations']),
});

/** `POST /bulk/remove-comments-of`: a job deletes all comments of an account, on one's own videos or on the node. */
export const bulkRoutes = ({ db, publicUrl }: { db: Db; publicUrl: Origin }) =>
  new Hono().post(
    '/bulk/remove-comments-of',
    operation('Delete all comments of an account', { tag: 'Comments', status: 204 }),
    requireUser,
    parse('json', Removal),
    async (c) => {
      const { accountName, scope } = c.req.valid('json');
      const { user } = c.var;
      if (scope === 'instance' && user.role === 'user') {
        throw forbidden('Only a moderator removes comments all over the node.');
      }
      const found = await findAccount(db, parseHandle(accountName, publicUrl));
      if (!found) throw notFound('Account');
      await emit(db, commentRemovalAsked, {
        accountId: found.account.id,
        onVideosOfAccountId: scope === 'instance' ? null : user.accountId,
      });
      return c.body(null, 204);
    },
  );
