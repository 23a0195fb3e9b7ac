import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListOf } from '../actor-answers.ts';
import type { ActorNode } from '../actors/actor-node.ts';
import { parseHandle } from '../actors/handle.ts';
import { findLocalChannel, findManagedChannel, findOwnChannel } from '../actors/managed-channel.ts';
import { OfHandle } from '../actors/of-handle.ts';
import { answerInvitation, removeCollaborator } from './answer-invitation.ts';
import { CollaboratorAnswer } from './answers.ts';
import { invite } from './invite.ts';
import { collaboratorJson } from './json.ts';
import { collaboratorsOf } from './queries.ts';

const TAG = 'Video Channels';
const PATH = '/video-channels/:handle/collaborators';
const OfCollaborator = parse(
  'param',
  z.object({
    handle: z.string().max(400),
    id: z.coerce.number().int().positive().max(2_147_483_647),
  }),
);

/** Who runs a channel together. */
export const collaborationRoutes = (services: ActorNode) =>
  new Hono().route('/', ownerRoutes(services)).route('/', collaboratorRoutes(services));

const ownerRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono()
    .get(
      PATH,
      operation('Who else runs a channel', { tag: TAG, answer: ListOf(CollaboratorAnswer) }),
      requireUser,
      OfHandle,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const rows = await collaboratorsOf(db, channel.id);
        const data = rows.map((row) => collaboratorJson(node, row));
        return c.json(listOf(data, data.length));
      },
    )
    .post(
      `${PATH}/invite`,
      operation('Ask an account to help to run a channel', {
        tag: TAG,
        answer: z.object({ collaborator: CollaboratorAnswer }),
      }),
      requireUser,
      OfHandle,
      parse('json', z.object({ accountHandle: z.string().min(1).max(400) })),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findOwnChannel(db, handle, c.var.user);
        const invited = parseHandle(c.req.valid('json').accountHandle, node);
        return c.json({ collaborator: collaboratorJson(node, await invite(db, channel, invited)) });
      },
    );

const collaboratorRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono()
    .post(
      `${PATH}/:id/accept`,
      operation('Agree to help to run a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfCollaborator,
      async (c) => {
        const { handle, id: collaboratorId } = c.req.valid('param');
        const { channel } = await findLocalChannel(db, parseHandle(handle, node));
        const which = { channelId: channel.id, collaboratorId };
        await answerInvitation(db, which, c.var.user.accountId, 'accepted');
        return c.body(null, 204);
      },
    )
    .post(
      `${PATH}/:id/reject`,
      operation('Refuse to help to run a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfCollaborator,
      async (c) => {
        const { handle, id: collaboratorId } = c.req.valid('param');
        const { channel } = await findLocalChannel(db, parseHandle(handle, node));
        const which = { channelId: channel.id, collaboratorId };
        await answerInvitation(db, which, c.var.user.accountId, 'rejected');
        return c.body(null, 204);
      },
    )
    .delete(
      `${PATH}/:id`,
      operation('End a collaboration', { tag: TAG, status: 204 }),
      requireUser,
      OfCollaborator,
      async (c) => {
        const { handle, id: collaboratorId } = c.req.valid('param');
        const { channel, ownerUserId } = await findLocalChannel(db, parseHandle(handle, node));
        const { user } = c.var;
        const ownsChannel = user.role !== 'user' || user.id === ownerUserId;
        const which = { channelId: channel.id, collaboratorId };
        await removeCollaborator(db, which, { accountId: user.accountId, ownsChannel });
        return c.body(null, 204);
      },
    );
