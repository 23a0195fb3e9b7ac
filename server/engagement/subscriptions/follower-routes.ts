import { Hono } from 'hono';
import * as z from 'zod';

import { accountJson, channelJson, mayManage, type Origin } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { findAccounts, findChannels } from '../account-queries.ts';
import { FollowersAnswer } from '../answers.ts';
import { AccountHandle } from '../handle.ts';
import { pageQuery, searchField } from '../page.ts';
import { countFollowersOf, type Followed, followersOf } from './follow-queries.ts';

type Node = { db: Db; publicUrl: Origin };

const REACHABLE = 1000; // the contract's score of an actor that answers

const FollowersQuery = pageQuery(['createdAt'], 'createdAt').extend({ search: searchField });
type FollowersQuery = z.output<typeof FollowersQuery>;

const answer = FollowersAnswer;

/** Who follows a channel, or an account and its channels: for the owner and moderators. */
export const followerRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/video-channels/:handle/followers',
      operation('Followers of a channel', { tag: 'Video Channels', answer }),
      parse('param', z.object({ handle: AccountHandle })),
      requireUser,
      parse('query', FollowersQuery),
      async (c) => {
        const [found] = await findChannels(db, [c.req.valid('param').handle], node.host);
        if (!found) throw notFound('Channel');
        if (!mayManage(c.var.user, found)) throw forbidden('This channel is not yours.');
        const of = { channelId: found.channel.id };
        return c.json(await readFollowers(db, node, of, c.req.valid('query')));
      },
    )
    .get(
      '/accounts/:name/followers',
      operation('Followers of an account and its channels', { tag: 'Accounts', answer }),
      parse('param', z.object({ name: AccountHandle })),
      requireUser,
      parse('query', FollowersQuery),
      async (c) => {
        const [account] = await findAccounts(db, [c.req.valid('param').name], node.host);
        if (!account) throw notFound('Account');
        if (!mayManage(c.var.user, { ownerUserId: account.userId }))
          throw forbidden('This account is not yours.');
        const of = { accountId: account.id };
        return c.json(await readFollowers(db, node, of, c.req.valid('query')));
      },
    );

async function readFollowers(
  db: Db,
  node: Origin,
  of: Followed,
  { search, ...page }: FollowersQuery,
) {
  const which = { of, search };
  const [rows, total] = await Promise.all([
    followersOf(db, which, page),
    countFollowersOf(db, which),
  ]);
  const data = rows.map(({ follow, follower, channel, account }) => ({
    id: follow.id,
    follower: accountJson(node, follower, null),
    following: channel ? channelJson(node, channel) : accountJson(node, account!, null),
    score: REACHABLE,
    state: follow.state,
    createdAt: follow.createdAt,
    updatedAt: follow.updatedAt,
  }));
  return listOf(data, total);
}
