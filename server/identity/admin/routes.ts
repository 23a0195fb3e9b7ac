import { Hono } from 'hono';
import * as z from 'zod';

import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import type { Mail } from '../../platform/mail.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE, sortBy } from '../../platform/page-query.ts';
import { deleteAccount } from '../account/delete-account.ts';
import { CreatedUser, UserAnswer, UserList } from '../answers.ts';
import { OfUser } from '../fields.ts';
import { flag } from '../list-query.ts';
import { requireRole, requireUser } from '../middleware.ts';
import { UserChange, UserForm } from '../user-form.ts';
import { findUserWithAccount } from '../user-queries.ts';
import { ROLE_IDS, roleOf } from '../user.ts';
import { addUser } from './add-user.ts';
import { blockUser, unblockUser } from './block.ts';
import { changeUser } from './change-user.ts';
import { listedUserJson } from './json.ts';
import {
  countAbuses,
  countComments,
  listUsers,
  suggestUsernames,
  usageOf,
  USER_SORTS,
} from './queries.ts';
import { findTarget, requireNotRoot } from './target.ts';

const tag = 'Users';

const UsersQuery = z.object({
  ...PAGE,
  sort: sortBy(USER_SORTS, '-createdAt'),
  search: z.string().max(200).optional(),
  blocked: flag.optional(),
  role: z.coerce
    .number()
    .pipe(z.literal(Object.values(ROLE_IDS)))
    .transform(roleOf)
    .optional(),
});
const WithStats = z.object({ withStats: flag.default(false) });
const Block = z.object({ reason: z.string().min(3).max(500).nullish() });
const Search = z.object({ search: z.string().min(1).max(100) });

type Node = { db: Db; publicUrl: URL; mail: Pick<Mail, 'enabled'> };

/** Users, for those who look after them. */
export const adminRoutes = (node: Node) => {
  const { db, publicUrl } = node;
  return new Hono()
    .post(
      '/users',
      operation('Create a user', { tag, answer: CreatedUser }),
      requireRole('moderator'),
      parse('json', UserForm),
      async (c) => {
        const { id, accountId } = await addUser(node, c.var.user, c.req.valid('json'));
        return c.json({ user: { id, account: { id: accountId } } });
      },
    )
    .get(
      '/users',
      operation('List users', { tag, answer: UserList }),
      requireRole('moderator'),
      parse('query', UsersQuery),
      async (c) => {
        const { rows, total } = await listUsers(db, c.req.valid('query'));
        const usage = await usageOf(
          db,
          rows.map(({ account }) => account.id),
        );
        const json = rows.map((row) => listedUserJson(publicUrl, row, usage.get(row.account.id)));
        return c.json(listOf(json, total));
      },
    )
    .route('/', userRoutes(node));
};

const userRoutes = (node: Node) => {
  const { db, publicUrl } = node;
  return new Hono()
    .get(
      '/users/autocomplete',
      operation('Names that begin like this', { tag, answer: z.array(z.string()) }),
      requireUser,
      parse('query', Search),
      async (c) => c.json(await suggestUsernames(db, c.req.valid('query').search)),
    )
    .get(
      '/users/:id',
      operation('A user', { tag, answer: UserAnswer }),
      requireRole('moderator'),
      parse('param', OfUser),
      parse('query', WithStats),
      async (c) => {
        const found = await findUserWithAccount(db, c.req.valid('param').id);
        const { id: accountId } = found.account;
        const usage = (await usageOf(db, [accountId])).get(accountId);
        const user = listedUserJson(publicUrl, found, usage);
        if (!c.req.valid('query').withStats) return c.json(user);
        const [videoCommentsCount, abuses] = await Promise.all([
          countComments(db, accountId),
          countAbuses(db, accountId),
        ]);
        return c.json({ ...user, ...abuses, videosCount: usage?.videos ?? 0, videoCommentsCount });
      },
    )
    .route('/', changeRoutes(node));
};

const changeRoutes = ({ db }: Node) =>
  new Hono()
    .put(
      '/users/:id',
      operation('Change a user', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      parse('json', UserChange),
      async (c) => {
        await changeUser(db, c.var.user, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/users/:id',
      operation('Delete a user', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      async (c) => {
        await db.transaction(async (tx) => {
          const { id: userId } = c.req.valid('param');
          const { account } = await findTarget(tx, c.var.user, userId);
          requireNotRoot(account, 'delete');
          await deleteAccount(tx, { userId, accountId: account.id });
          const subject = { domain: 'users', id: userId };
          const before = { username: account.name };
          await recordAct(tx, { userId: c.var.user.id, action: 'delete', subject, before });
        });
        return c.body(null, 204);
      },
    )
    .route('/', blockRoutes({ db }));

const blockRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/users/:id/block',
      operation('Block a user', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      parse('json', Block),
      async (c) => {
        const { reason = null } = c.req.valid('json');
        await blockUser(db, c.var.user, c.req.valid('param').id, reason);
        return c.body(null, 204);
      },
    )
    .post(
      '/users/:id/unblock',
      operation('Unblock a user', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfUser),
      async (c) => {
        await unblockUser(db, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
