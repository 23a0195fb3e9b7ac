import { Hono } from 'hono';
import * as z from 'zod';

import {
  type Channel,
  findChannel,
  ListedChannel,
  type Origin,
  ownedChannelJson,
  parseHandle,
} from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { findChannels } from '../account-queries.ts';
import { ExistAnswer, SubscriptionsAnswer } from '../answers.ts';
import { followWanted } from '../events.ts';
import { FullHandle } from '../handle.ts';
import { searchField, several, unbracketed } from '../page.ts';
import { feedRoutes } from './feed-routes.ts';
import { countSubscriptions, followedAmong, subscriptionsOf } from './follow-queries.ts';
import { subscribe, unsubscribe } from './subscribe.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'My Subscriptions';
const ListQuery = pageQuery(['id', 'createdAt', 'channelUpdatedAt'], '-createdAt').extend({
  search: searchField,
});
const Exist = unbracketed(z.object({ uris: several(FullHandle).pipe(z.array(z.string()).min(1)) }));
const OfChannel = parse('param', z.object({ handle: FullHandle }));

/** What a user follows. */
export const subscriptionRoutes = (node: Node) =>
  new Hono()
    .route('/', listRoutes(node))
    .route('/', feedRoutes(node)) // before `/:handle`
    .route('/', channelRoutes(node));

const listRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/users/me/subscriptions',
      operation('Channels I follow', { tag, answer: SubscriptionsAnswer }),
      requireUser,
      parse('query', ListQuery),
      async (c) => {
        const { search, ...page } = c.req.valid('query');
        const which = { followerId: c.var.user.accountId, search };
        const [rows, total] = await Promise.all([
          subscriptionsOf(db, which, page),
          countSubscriptions(db, which),
        ]);
        const data = rows.map(({ channel, account }) => ownedChannelJson(node, channel, account));
        return c.json(listOf(data, total));
      },
    )
    .get(
      '/users/me/subscriptions/exist',
      operation('Which of these channels I follow', { tag, answer: ExistAnswer }),
      requireUser,
      parse('query', Exist),
      async (c) => {
        const { uris } = c.req.valid('query');
        const known = await findChannels(
          db,
          uris.map((uri) => parseHandle(uri, node)),
        );
        const ids = known.map(({ id }) => id);
        const followed = await followedAmong(db, c.var.user.accountId, ids);
        const mine = known.filter(({ id }) => followed.has(id));
        const handles = new Set(mine.map((channel) => handleOf(node, channel)));
        return c.json(Object.fromEntries(uris.map((uri) => [uri, handles.has(uri.toLowerCase())])));
      },
    );

const channelRoutes = ({ db, publicUrl: node }: Node) => {
  /** Fails with `not_found`. */
  async function requireChannel(handle: string) {
    const found = await findChannel(db, parseHandle(handle, node));
    if (!found) throw notFound('Channel');
    return found;
  }
  return new Hono()
    .post(
      '/users/me/subscriptions',
      operation('Follow a channel', { tag, status: 204 }),
      requireUser,
      parse('json', z.object({ uri: FullHandle })),
      async (c) => {
        const { accountId: followerId } = c.var.user;
        const { name, host } = parseHandle(c.req.valid('json').uri, node);
        const found = await findChannel(db, { name, host });
        if (found) await subscribe(db, { followerId, channelId: found.channel.id });
        else if (host === null) throw notFound('Channel');
        else await emit(db, followWanted, { followerId, name, host });
        return c.body(null, 204);
      },
    )
    .get(
      '/users/me/subscriptions/:handle',
      operation('A channel I follow', { tag, answer: ListedChannel }),
      requireUser,
      OfChannel,
      async (c) => {
        const { channel, account } = await requireChannel(c.req.valid('param').handle);
        const mine = await followedAmong(db, c.var.user.accountId, [channel.id]);
        if (!mine.has(channel.id)) throw notFound('Subscription');
        return c.json(ownedChannelJson(node, channel, account));
      },
    )
    .delete(
      '/users/me/subscriptions/:handle',
      operation('Follow a channel no longer', { tag, status: 204 }),
      requireUser,
      OfChannel,
      async (c) => {
        const { channel } = await requireChannel(c.req.valid('param').handle);
        const pair = { followerId: c.var.user.accountId, channelId: channel.id };
        if (!(await unsubscribe(db, pair))) throw notFound('Subscription');
        return c.body(null, 204);
      },
    );
};

const handleOf = (node: Origin, { name, host }: Pick<Channel, 'name' | 'host'>) =>
  `${name}@${host ?? node.host}`.toLowerCase();
