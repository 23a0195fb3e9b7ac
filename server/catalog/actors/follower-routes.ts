import { Hono } from 'hono';

import { requireUser } from '../../identity/index.ts';
import { forbidden } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListOf } from '../actor-answers.ts';
import { findAccount } from './account-queries.ts';
import type { ActorNode } from './actor-node.ts';
import { Follow, followJson } from './follower-json.ts';
import { followersOfAccount, followersOfChannel } from './follower-queries.ts';
import { parseHandle } from './handle.ts';
import { findManagedChannel } from './managed-channel.ts';
import { OfHandle } from './of-handle.ts';
import { FollowersQuery } from './page-query.ts';
import { requireNode } from './require-node.ts';

/** Who follows, for those who are followed. */
export const followerRoutes = ({ db, publicUrl: node, findNode }: ActorNode) =>
  new Hono()
    .get(
      '/accounts/:handle/followers',
      operation('Who follows my channels and me', { tag: 'Accounts', answer: ListOf(Follow) }),
      requireUser,
      OfHandle,
      parse('query', FollowersQuery),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const found = await findAccount(db, handle);
        if (!found) await requireNode(findNode, handle);
        if (found?.userId !== c.var.user.id && c.var.user.role === 'user')
          throw forbidden('Only the owner of this account may see this.');
        if (!found) return c.json(listOf([], 0));
        const { account } = found;
        const { rows, total } = await followersOfAccount(db, account.id, c.req.valid('query'));
        return c.json(
          listOf(
            rows.map((row) => followJson(node, row, account)),
            total,
          ),
        );
      },
    )
    .get(
      '/video-channels/:handle/followers',
      operation('Who follows a channel', { tag: 'Video Channels', answer: ListOf(Follow) }),
      requireUser,
      OfHandle,
      parse('query', FollowersQuery),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel, account } = await findManagedChannel(db, handle, c.var.user);
        const { rows, total } = await followersOfChannel(db, channel.id, c.req.valid('query'));
        return c.json(
          listOf(
            rows.map((row) => followJson(node, row, account)),
            total,
          ),
        );
      },
    );
