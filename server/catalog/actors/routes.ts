import { Hono } from 'hono';

import { accountChannelRoutes } from './account-channels.ts';
import { accountRoutes } from './account-routes.ts';
import type { ActorNode } from './actor-node.ts';
import { channelChangeRoutes } from './channel-change-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { followerRoutes } from './follower-routes.ts';

/** Accounts and channels. */
export const actorRoutes = (node: ActorNode) =>
  new Hono()
    .route('/', accountRoutes(node))
    .route('/', accountChannelRoutes(node))
    .route('/', channelRoutes(node))
    .route('/', channelChangeRoutes(node))
    .route('/', followerRoutes(node));
