import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { ActorNode } from './actor-node.ts';
import { editChannel, openChannel } from './change-channel.ts';
import { ChannelChange, NewChannel } from './channel-form.ts';
import { deleteChannel } from './delete-channel.ts';
import { parseHandle } from './handle.ts';
import { findManagedChannel, findOwnChannel } from './managed-channel.ts';
import { OfHandle } from './of-handle.ts';

const TAG = 'Video Channels';
const Opened = z.object({ videoChannel: z.object({ id: z.int().positive() }) });

export const channelChangeRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono()
    .post(
      '/video-channels',
      operation('Open another channel of mine', { tag: TAG, answer: Opened }),
      requireUser,
      parse('json', NewChannel),
      async (c) => {
        const { id } = await openChannel(db, c.var.user.accountId, c.req.valid('json'));
        return c.json({ videoChannel: { id } });
      },
    )
    .put(
      '/video-channels/:handle',
      operation('Change a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfHandle,
      parse('json', ChannelChange),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const { accountId } = c.var.user;
        await editChannel(db, { channel, accountId }, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/video-channels/:handle',
      operation('Delete a channel with its videos', { tag: TAG, status: 204 }),
      requireUser,
      OfHandle,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findOwnChannel(db, handle, c.var.user);
        await deleteChannel(db, channel, c.var.user.accountId);
        return c.body(null, 204);
      },
    );
