import { Hono } from 'hono';

import { activityRoutes } from '../activities/routes.ts';
import { collaborationRoutes } from '../collaboration/routes.ts';
import { channelOwnershipRoutes } from '../ownership/channel-routes.ts';
import { videoOwnershipRoutes } from '../ownership/video-routes.ts';
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
    .route('/', channelOwnershipRoutes(node)) // before `/video-channels/:handle`
    .route('/', videoOwnershipRoutes(node))
    .route('/', accountRoutes(node))
    .route('/', accountChannelRoutes(node))
    .route('/', channelRoutes(node))
    .route('/', channelChangeRoutes(node))
    .route('/', followerRoutes(node))
    .route('/', pictureRoutes(node))
    .route('/', collaborationRoutes(node))
    .route('/', activityRoutes(node));
