import { Hono } from 'hono';

import { collaborationRoutes } from '../collaboration/routes.ts';
import { accountChannelRoutes } from './account-channels.ts';
import { accountRoutes } from './account-routes.ts';
import type { PictureNode } from './actor-node.ts';
import { channelChangeRoutes } from './channel-change-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { followerRoutes } from './follower-routes.ts';
import { pictureRoutes } from './picture-routes.ts';

/** Accounts and channels. */
export const actorRoutes = (node: PictureNode) =>
  new Hono()
    .route('/', accountRoutes(node))
    .route('/', accountChannelRoutes(node))
    .route('/', channelRoutes(node))
    .route('/', channelChangeRoutes(node))
    .route('/', followerRoutes(node))
    .route('/', pictureRoutes(node))
    .route('/', collaborationRoutes(node));
