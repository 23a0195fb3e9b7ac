import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf, type Origin } from '../../catalog/index.ts';
import { optionalUser, requireRole, requireUser, type User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { HandleText } from '../accounts/handle.ts';
import { findAccount, findAccountById } from '../accounts/queries.ts';
import { search } from '../page.ts';
import { AccountMute, accountMuteJson, ServerMute, serverMuteJson } from './answers.ts';
import { HostText } from './host-text.ts';
import { muteAccount, muteServer, type Scope, unmuteAccount, unmuteServer } from './mute.ts';
import { listAccountMutes, listServerMutes } from './queries.ts';
import { BlockStatus, muteStatus, StatusQuery } from './status.ts';

type Node = { db: Db; publicUrl: Origin };

const MuteQuery = pageQuery(['createdAt'], '-createdAt').extend({ search });
const AccountName = z.object({ accountName: HandleText });
const Host = z.object({ host: HostText });

/** What is hidden: from a user by their own wish, and from everybody by moderators'. */
export const muteRoutes = (node: Node) =>
  new Hono()
    .get(
      '/blocklist/status',
      operation('Whether accounts and hosts are muted', {
        tag: 'Account Blocklist',
        answer: BlockStatus,
      }),
      parse('query', StatusQuery),
      optionalUser,
      async (c) =>
        c.json(await muteStatus(node.db, node.publicUrl, c.var.user?.id, c.req.valid('query'))),
    )
    .route('/users/me/blocklist', scopedRoutes(node, 'user'))
    .route('/server/blocklist', scopedRoutes(node, 'node'));

const WORDS = {
  user: { tag: 'Account Blocklist', forWhom: 'for oneself' },
  node: { tag: 'Server Blocklist', forWhom: 'for everybody' },
};

const scopedRoutes = (node: Node, scope: Scope) =>
  new Hono()
    .route('/accounts', accountRoutes(node, scope))
    .route('/servers', serverRoutes(node, scope));

const accessOf = (scope: Scope) => (scope === 'node' ? requireRole('moderator') : requireUser);

/** Who the mutes of a list are by: nobody in person where they are the node's. */
const muterOf = async (db: Db, scope: Scope, user: User) =>
  scope === 'node' ? undefined : findAccountById(db, user.accountId);

function accountRoutes({ db, publicUrl: node }: Node, scope: Scope) {
  const { tag, forWhom } = WORDS[scope];
  const access = accessOf(scope);
  return new Hono()
    .get(
      '/',
      operation(`Accounts muted ${forWhom}`, { tag, answer: ListOf(AccountMute) }),
      access,
      parse('query', MuteQuery),
      async (c) => {
        const { user } = c.var;
        const muter = await muterOf(db, scope, user);
        const { rows, total } = await listAccountMutes(
          db,
          muter ? user.id : null,
          c.req.valid('query'),
        );
        return c.json(
          listOf(
            rows.map((row) => accountMuteJson(node, muter, row)),
            total,
          ),
        );
      },
    )
    .post(
      '/',
      operation(`Mute an account ${forWhom}`, { tag, status: 204 }),
      access,
      parse('json', AccountName),
      async (c) => {
        const target = await findAccount(db, node, c.req.valid('json').accountName);
        await muteAccount(db, c.var.user, scope, target);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:accountName',
      operation(`Hear an account again ${forWhom}`, { tag, status: 204 }),
      access,
      parse('param', AccountName),
      async (c) => {
        const target = await findAccount(db, node, c.req.valid('param').accountName);
        await unmuteAccount(db, c.var.user, scope, target);
        return c.body(null, 204);
      },
    );
}

function serverRoutes({ db, publicUrl: node }: Node, scope: Scope) {
  const { tag, forWhom } = WORDS[scope];
  const access = accessOf(scope);
  return new Hono()
    .get(
      '/',
      operation(`Nodes muted ${forWhom}`, { tag, answer: ListOf(ServerMute) }),
      access,
      parse('query', MuteQuery),
      async (c) => {
        const { user } = c.var;
        const muter = await muterOf(db, scope, user);
        const { rows, total } = await listServerMutes(
          db,
          muter ? user.id : null,
          c.req.valid('query'),
        );
        return c.json(
          listOf(
            rows.map((row) => serverMuteJson(node, muter, row)),
            total,
          ),
        );
      },
    )
    .post(
      '/',
      operation(`Mute a node ${forWhom}`, { tag, status: 204 }),
      access,
      parse('json', Host),
      async (c) => {
        await muteServer(db, node, { user: c.var.user, scope, ...c.req.valid('json') });
        return c.body(null, 204);
      },
    )
    .delete(
      '/:host',
      operation(`Hear a node again ${forWhom}`, { tag, status: 204 }),
      access,
      parse('param', Host),
      async (c) => {
        await unmuteServer(db, c.var.user, scope, c.req.valid('param').host);
        return c.body(null, 204);
      },
    );
}
