import { Hono } from 'hono';

import { requireUser } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListOf } from '../actor-answers.ts';
import type { ActorNode } from '../actors/actor-node.ts';
import { parseHandle } from '../actors/handle.ts';
import { findManagedChannel, findOwnChannel } from '../actors/managed-channel.ts';
import { OfHandle } from '../actors/of-handle.ts';
import { acceptChannel, refuse } from './answer.ts';
import { ChangeOwnership } from './answers.ts';
import { Give, OfChange } from './form.ts';
import { give } from './give.ts';
import { ChangesOfQuery, ChangesQuery } from './list-query.ts';
import { presentChanges } from './list.ts';
import { changesOfAccount, changesOfChannel } from './queries.ts';
import { withdraw } from './withdraw.ts';

const TAG = 'Ownership Change';

/** Channels given from one user to another. */
export const channelOwnershipRoutes = (services: ActorNode) =>
  new Hono().route('/', askRoutes(services)).route('/', answerRoutes(services));

const askRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono()
    .get(
      '/video-channels/ownership',
      operation('Channels I was offered, or offer', { tag: TAG, answer: ListOf(ChangeOwnership) }),
      requireUser,
      parse('query', ChangesQuery),
      async (c) => {
        const { accountId } = c.var.user;
        const page = await changesOfAccount(db, 'channel', accountId, c.req.valid('query'));
        return c.json(await presentChanges(db, node, page));
      },
    )
    .get(
      '/video-channels/:handle/ownership',
      operation('Who was offered a channel', { tag: TAG, answer: ListOf(ChangeOwnership) }),
      requireUser,
      OfHandle,
      parse('query', ChangesOfQuery),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const page = await changesOfChannel(db, channel.id, c.req.valid('query'));
        return c.json(await presentChanges(db, node, page));
      },
    )
    .post(
      '/video-channels/:handle/give-ownership',
      operation('Offer a channel to another user', { tag: TAG, status: 204 }),
      requireUser,
      OfHandle,
      Give,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findOwnChannel(db, handle, c.var.user);
        const next = parseHandle(c.req.valid('json').username, node);
        await give(db, { channelId: channel.id }, next);
        return c.body(null, 204);
      },
    );

const answerRoutes = ({ db }: ActorNode) =>
  new Hono()
    .post(
      '/video-channels/ownership/:id/accept',
      operation('Take over a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      async (c) => {
        await acceptChannel(db, c.req.valid('param').id, c.var.user);
        return c.body(null, 204);
      },
    )
    .post(
      '/video-channels/ownership/:id/refuse',
      operation('Refuse a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      async (c) => {
        await refuse(db, { id: c.req.valid('param').id, kind: 'channel' }, c.var.user);
        return c.body(null, 204);
      },
    )
    .delete(
      '/video-channels/ownership/:id',
      operation('Take back the offer of a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      async (c) => {
        await withdraw(db, { id: c.req.valid('param').id, kind: 'channel' }, c.var.user);
        return c.body(null, 204);
      },
    );
