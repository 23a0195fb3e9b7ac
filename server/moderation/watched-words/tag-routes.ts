import { Hono } from 'hono';
import * as z from 'zod';

import { EXTERNAL_LINK, type Origin } from '../../catalog/index.ts';
import { requireRole, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { HandleText } from '../accounts/handle.ts';
import { AvailableTags, Policies } from './answers.ts';
import { managedAccountId } from './owner.ts';
import { type ListOwner, namesOfLists, policiesOf, replacePolicies } from './queries.ts';

const tag = 'Automatic Tags';
const OfAccount = z.object({ accountName: HandleText });
const NewPolicies = z.object({ review: z.array(z.string().max(100)).max(100) });

/** Which tags there are, and which of them make a comment wait for approval. */
export const automaticTagRoutes = ({ db, publicUrl: node }: { db: Db; publicUrl: Origin }) =>
  new Hono()
    .get(
      '/automatic-tags/server/available',
      operation('Automatic tags of the node', { tag, answer: AvailableTags }),
      requireRole('moderator'),
      async (c) => c.json({ available: await available(db, null) }),
    )
    .get(
      '/automatic-tags/accounts/:accountName/available',
      operation('Automatic tags of an account', { tag, answer: AvailableTags }),
      requireUser,
      parse('param', OfAccount),
      async (c) => {
        const { accountName } = c.req.valid('param');
        const accountId = await managedAccountId(db, node, c.var.user, accountName);
        return c.json({ available: await available(db, accountId) });
      },
    )
    .get(
      '/automatic-tags/policies/accounts/:accountName/comments',
      operation('Tags that make comments wait', { tag, answer: Policies }),
      requireUser,
      parse('param', OfAccount),
      async (c) => {
        const { accountName } = c.req.valid('param');
        const accountId = await managedAccountId(db, node, c.var.user, accountName);
        return c.json({ review: await policiesOf(db, accountId) });
      },
    )
    .put(
      '/automatic-tags/policies/accounts/:accountName/comments',
      operation('Choose the tags that make comments wait', { tag, status: 204 }),
      requireUser,
      parse('param', OfAccount),
      parse('json', NewPolicies),
      async (c) => {
        const { accountName } = c.req.valid('param');
        const accountId = await managedAccountId(db, node, c.var.user, accountName);
        const { review } = c.req.valid('json');
        await requireAvailable(db, accountId, review);
        await db.transaction((tx) => replacePolicies(tx, accountId, review));
        return c.body(null, 204);
      },
    );

async function available(db: Db, owner: ListOwner) {
  const lists = await namesOfLists(db, owner);
  return [
    { name: EXTERNAL_LINK, type: 'core' as const },
    ...lists.map((name) => ({ name, type: 'watched-words-list' as const })),
  ];
}

async function requireAvailable(db: Db, accountId: number, tags: string[]) {
  const known = new Set((await available(db, accountId)).map(({ name }) => name));
  const unknown = tags.find((name) => !known.has(name));
  if (unknown !== undefined) throw invalid('review', `There is no automatic tag ${unknown}.`);
}
