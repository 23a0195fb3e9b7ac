import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { imagesJson } from '../../platform/pictures/picture.ts';
import { ActorImage } from '../actor-answers.ts';
import type { PictureNode } from './actor-node.ts';
import { channelPictureRoutes } from './channel-picture-routes.ts';
import { dropPictures, setPictures } from './set-pictures.ts';

const TAG = 'My User';
const Avatars = z.object({ avatars: z.array(ActorImage) });
const AvatarForm = z.object({ avatarfile: z.file() });

/** Pictures of accounts and channels: picked, and dropped. */
export const pictureRoutes = (services: PictureNode) =>
  new Hono().route('/', avatarRoutes(services)).route('/', channelPictureRoutes(services));

const avatarRoutes = ({ db, storage, publicUrl: node }: PictureNode) =>
  new Hono()
    .post(
      '/users/me/avatar/pick',
      operation('Pick my avatar', { tag: TAG, answer: Avatars }),
      requireUser,
      parse('form', AvatarForm),
      async (c) => {
        const upload = { field: 'avatarfile', file: c.req.valid('form').avatarfile };
        const mine = { accountId: c.var.user.accountId, kind: 'avatars' } as const;
        return c.json({
          avatars: imagesJson(node, await setPictures({ db, storage }, mine, upload)),
        });
      },
    )
    .delete(
      '/users/me/avatar',
      operation('Drop my avatar', { tag: TAG, status: 204 }),
      requireUser,
      async (c) => {
        await dropPictures(db, { accountId: c.var.user.accountId, kind: 'avatars' });
        return c.body(null, 204);
      },
    );
