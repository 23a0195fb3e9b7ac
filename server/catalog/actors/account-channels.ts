import { Hono } from 'hono';

import { optionalUser } from '../../identity/index.ts';
import { forbidden } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Viewer } from '../access.ts';
import { ListedChannel, ListOf } from '../actor-answers.ts';
import { ownedChannelJson } from '../actor-json.ts';
import { findAccount, type FoundAccount } from './account-queries.ts';
import type { ActorNode } from './actor-node.ts';
import { listChannelsOf } from './channel-list-queries.ts';
import { channelStats } from './channel-stats.ts';
import { parseHandle } from './handle.ts';
import { OfHandle } from './of-handle.ts';
import { OwnChannelsQuery } from './page-query.ts';
import { requireNode } from './require-node.ts';

export const accountChannelRoutes = ({ db, publicUrl: node, findNode }: ActorNode) =>
  new Hono().get(
    '/accounts/:handle/video-channels',
    operation('The channels of an account', { tag: 'Accounts', answer: ListOf(ListedChannel) }),
    OfHandle,
    parse('query', OwnChannelsQuery),
    optionalUser,
    async (c) => {
      const handle = parseHandle(c.req.valid('param').handle, node);
      const found = await findAccount(db, handle);
      if (!found) {
        await requireNode(findNode, handle);
        return c.json(listOf([], 0));
      }
      const { withStats, includeCollaborations, search, ...page } = c.req.valid('query');
      if (withStats || includeCollaborations) requireOwn(found, c.var.user);
      const chosen = { accountId: found.account.id, includeCollaborations, search };
      const { rows, total } = await listChannelsOf(db, chosen, page);
      const stats = await channelStats(db, withStats ? rows.map(({ channel }) => channel.id) : []);
      return c.json(
        listOf(
          rows.map(({ channel, account }) => ({
            ...ownedChannelJson(node, channel, account),
            ...stats.get(channel.id),
          })),
          total,
        ),
      );
    },
  );

/** What only those who run its channels may know of an account. */
function requireOwn({ userId }: FoundAccount, viewer: Viewer) {
  if (!viewer || (viewer.id !== userId && viewer.role === 'user'))
    throw forbidden('Only the owner of this account may see this.');
}
