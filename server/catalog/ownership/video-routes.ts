import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListOf } from '../actor-answers.ts';
import type { ActorNode } from '../actors/actor-node.ts';
import { parseHandle } from '../actors/handle.ts';
import { AnyId } from '../any-id.ts';
import { findManageable } from '../watchable.ts';
import { acceptVideo, refuse } from './answer.ts';
import { ChangeOwnership } from './answers.ts';
import { Accept, Give, OfChange } from './form.ts';
import { give } from './give.ts';
import { ChangesOfQuery, ChangesQuery } from './list-query.ts';
import { presentChanges } from './list.ts';
import { changesOfAccount, changesOfVideo } from './queries.ts';
import { withdraw } from './withdraw.ts';

const TAG = 'Ownership Change';
const OfVideo = parse('param', z.object({ id: AnyId }));

/** Videos given from one user to another. */
export const videoOwnershipRoutes = (services: ActorNode) =>
  new Hono().route('/', askRoutes(services)).route('/', answerRoutes(services));

const askRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono()
    .get(
      '/videos/ownership',
      operation('Videos I was offered, or offer', { tag: TAG, answer: ListOf(ChangeOwnership) }),
      requireUser,
      parse('query', ChangesQuery),
      async (c) => {
        const { accountId } = c.var.user;
        const page = await changesOfAccount(db, 'video', accountId, c.req.valid('query'));
        return c.json(await presentChanges(db, node, page));
      },
    )
    .get(
      '/videos/:id/ownership',
      operation('Who was offered a video', { tag: TAG, answer: ListOf(ChangeOwnership) }),
      requireUser,
      OfVideo,
      parse('query', ChangesOfQuery),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const page = await changesOfVideo(db, video.id, c.req.valid('query'));
        return c.json(await presentChanges(db, node, page));
      },
    )
    .post(
      '/videos/:id/give-ownership',
      operation('Offer a video to another user', { tag: TAG, status: 204 }),
      requireUser,
      OfVideo,
      Give,
      async (c) => {
        const { id, channelId } = await findManageable(db, c.req.valid('param').id, c.var.user);
        const next = parseHandle(c.req.valid('json').username, node);
        await give(db, { videoId: id, channelId }, next);
        return c.body(null, 204);
      },
    );

const answerRoutes = ({ db }: ActorNode) =>
  new Hono()
    .post(
      '/videos/ownership/:id/accept',
      operation('Take over a video', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      Accept,
      async (c) => {
        const { channelId } = c.req.valid('json');
        await acceptVideo(db, c.req.valid('param').id, c.var.user, channelId);
        return c.body(null, 204);
      },
    )
    .post(
      '/videos/ownership/:id/refuse',
      operation('Refuse a video', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      async (c) => {
        await refuse(db, { id: c.req.valid('param').id, kind: 'video' }, c.var.user);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/ownership/:id',
      operation('Take back the offer of a video', { tag: TAG, status: 204 }),
      requireUser,
      OfChange,
      async (c) => {
        await withdraw(db, { id: c.req.valid('param').id, kind: 'video' }, c.var.user);
        return c.body(null, 204);
      },
    );
