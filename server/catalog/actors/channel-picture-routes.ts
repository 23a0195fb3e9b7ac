import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser, type User } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { imagesJson } from '../../platform/pictures/picture.ts';
import { ActorImage } from '../actor-answers.ts';
import type { Channel } from '../channel-queries.ts';
import type { PictureNode } from './actor-node.ts';
import { parseHandle } from './handle.ts';
import { findManagedChannel } from './managed-channel.ts';
import { OfHandle } from './of-handle.ts';
import { dropPictures, setPictures } from './set-pictures.ts';

const TAG = 'Video Channels';
const images = z.array(ActorImage);

const by = (channel: Channel, { accountId }: Pick<User, 'accountId'>) => ({ channel, accountId });

/** An avatar and a banner of a channel, for all who run it. */
export const channelPictureRoutes = (services: PictureNode) =>
  new Hono().route('/', pickRoutes(services)).route('/', dropRoutes(services));

const pickRoutes = ({ db, storage, publicUrl: node }: PictureNode) =>
  new Hono()
    .post(
      '/video-channels/:handle/avatar/pick',
      operation('Pick the avatar of a channel', {
        tag: TAG,
        answer: z.object({ avatars: images }),
      }),
      requireUser,
      OfHandle,
      parse('form', z.object({ avatarfile: z.file() })),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const upload = { field: 'avatarfile', file: c.req.valid('form').avatarfile };
        const whose = { channelId: channel.id, kind: 'avatars' } as const;
        const avatars = await setPictures({ db, storage }, whose, upload, by(channel, c.var.user));
        return c.json({ avatars: imagesJson(node, avatars) });
      },
    )
    .post(
      '/video-channels/:handle/banner/pick',
      operation('Pick the banner of a channel', {
        tag: TAG,
        answer: z.object({ banners: images }),
      }),
      requireUser,
      OfHandle,
      parse('form', z.object({ bannerfile: z.file() })),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const upload = { field: 'bannerfile', file: c.req.valid('form').bannerfile };
        const whose = { channelId: channel.id, kind: 'banners' } as const;
        const banners = await setPictures({ db, storage }, whose, upload, by(channel, c.var.user));
        return c.json({ banners: imagesJson(node, banners) });
      },
    );

const dropRoutes = ({ db, publicUrl: node }: PictureNode) =>
  new Hono()
    .delete(
      '/video-channels/:handle/avatar',
      operation('Drop the avatar of a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfHandle,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const whose = { channelId: channel.id, kind: 'avatars' } as const;
        await dropPictures(db, whose, by(channel, c.var.user));
        return c.body(null, 204);
      },
    )
    .delete(
      '/video-channels/:handle/banner',
      operation('Drop the banner of a channel', { tag: TAG, status: 204 }),
      requireUser,
      OfHandle,
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        const whose = { channelId: channel.id, kind: 'banners' } as const;
        await dropPictures(db, whose, by(channel, c.var.user));
        return c.body(null, 204);
      },
    );
