import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf, type Origin } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { CreatedList, WatchedWordsList, wordListJson } from './answers.ts';
import { changeList, createList, NewWordList, removeList, WordListChange } from './list.ts';
import { accessTo, OfOwner, ownerOf } from './owner.ts';
import { countLists, LIST_SORTS, listsOf } from './queries.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Watched Words';
const Page = pageQuery(LIST_SORTS, '-createdAt');
const OfList = OfOwner.extend({
  listId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

/** Lists of words that tag what holds them: the node's, and each account's own. */
export const watchedWordsRoutes = (node: Node) =>
  new Hono()
    .route('/watched-words/server/lists', ownersRoutes(node, 'node'))
    .route('/watched-words/accounts/:accountName/lists', ownersRoutes(node, 'account'));

type Owner = 'node' | 'account';
const WHOSE = { node: 'of the node', account: 'of an account' };

const ownersRoutes = (node: Node, owner: Owner) =>
  new Hono().route('/', listsRoutes(node, owner)).route('/', listRoutes(node, owner));

function listsRoutes({ db, publicUrl: node }: Node, kind: Owner) {
  const access = accessTo(kind);
  const whose = WHOSE[kind];
  return new Hono()
    .get(
      '/',
      operation(`Word lists ${whose}`, { tag, answer: ListOf(WatchedWordsList) }),
      requireUser,
      parse('param', OfOwner),
      parse('query', Page),
      access,
      async (c) => {
        const owner = await ownerOf(db, node, c.var.user, c.req.valid('param').accountName);
        const [lists, total] = await Promise.all([
          listsOf(db, owner, c.req.valid('query')),
          countLists(db, owner),
        ]);
        return c.json(listOf(lists.map(wordListJson), total));
      },
    )
    .post(
      '/',
      operation(`Add a word list ${whose}`, { tag, answer: CreatedList }),
      access,
      parse('param', OfOwner),
      parse('json', NewWordList),
      async (c) => {
        const { user } = c.var;
        const owner = await ownerOf(db, node, user, c.req.valid('param').accountName);
        const id = await createList(db, { user, owner }, c.req.valid('json'));
        return c.json({ watchedWordsList: { id } });
      },
    );
}

function listRoutes({ db, publicUrl: node }: Node, kind: Owner) {
  const access = accessTo(kind);
  const whose = WHOSE[kind];
  return new Hono()
    .put(
      '/:listId',
      operation(`Change a word list ${whose}`, { tag, status: 204 }),
      access,
      parse('param', OfList),
      parse('json', WordListChange),
      async (c) => {
        const { user } = c.var;
        const { accountName, listId } = c.req.valid('param');
        const owner = await ownerOf(db, node, user, accountName);
        await changeList(db, { user, owner }, listId, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/:listId',
      operation(`Delete a word list ${whose}`, { tag, status: 204 }),
      access,
      parse('param', OfList),
      async (c) => {
        const { user } = c.var;
        const { accountName, listId } = c.req.valid('param');
        const owner = await ownerOf(db, node, user, accountName);
        await removeList(db, { user, owner }, listId);
        return c.body(null, 204);
      },
    );
}
