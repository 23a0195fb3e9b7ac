import { Hono } from 'hono';

import type { Services } from '../../server/services.ts';
import { manifestRoutes } from '../manifests/routes.ts';
import { documentGate } from '../policies/document-gate.ts';
import { actorRoutes } from './actors/actor-routes.ts';
import { commentRoutes } from './comments/comment-routes.ts';
import { copyRoutes } from './copy-routes.ts';
import { playlistRoutes } from './playlists/playlist-routes.ts';
import { videoRoutes } from './videos/video-routes.ts';

/**
 * What this node shows of itself to other nodes, at the addresses of the pages that show the same to people (contract
 * § ActivityPub dialect).
 */
export const documentRoutes = (node: Services) =>
  new Hono()
    .use(documentGate(node))
    .route('/', playlistRoutes(node)) // before `/videos/watch/:id`, which would take `playlist` for an id
    .route('/', commentRoutes(node))
    .route('/', manifestRoutes(node))
    .route('/', videoRoutes(node))
    .route('/', actorRoutes(node))
    .route('/', copyRoutes(node));
