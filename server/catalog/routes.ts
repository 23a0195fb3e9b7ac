import { Hono } from 'hono';

import type { Database } from '../platform/db.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { FindNode } from '../platform/known-node.ts';
import type { LookUp } from '../platform/look-up.ts';
import type { Storage } from '../platform/storage.ts';
import type { Origin } from './actor-json.ts';
import type { PictureNode } from './actors/actor-node.ts';
import { actorRoutes } from './actors/routes.ts';
import { captionRoutes } from './captions/routes.ts';
import { chapterRoutes } from './chapters/routes.ts';
import { embedPrivacyRoutes } from './embed-privacy/routes.ts';
import { openFollowConstraint } from './follow-constraint.ts';
import { labelRoutes } from './label-routes.ts';
import { videoListRoutes } from './lists/routes.ts';
import { passwordRoutes } from './passwords/routes.ts';
import { playerSettingsRoutes } from './player-settings/routes.ts';
import { searchRoutes } from './search/routes.ts';
import type { IsSourceInUse } from './source-file/forget-source.ts';
import { sourceRoutes } from './source-file/routes.ts';
import { videoFileRoutes } from './video-files/routes.ts';
import { videoRoutes } from './video-routes.ts';

export type CatalogNode = {
  database: Database;
  publicUrl: Origin;
  storage: Storage;
  ffmpeg: Ffmpeg;
  isSourceInUse: IsSourceInUse;
  lookUp?: LookUp | undefined;
  findNode?: FindNode | undefined;
};

/** Videos and everything that belongs to one. */
export const catalogRoutes = async (node: CatalogNode & PictureNode) => {
  const { db } = node.database;
  const constraint = openFollowConstraint(db);
  return new Hono()
    .route('/', actorRoutes(node)) // before `/videos/:id`, which would take `ownership` for an id
    .route('/', labelRoutes())
    .route('/', await videoListRoutes({ ...node, constraint }))
    .route('/', await searchRoutes(node))
    .route('/', await videoRoutes({ ...node, constraint }))
    .route('/', captionRoutes(node))
    .route('/', chapterRoutes(db))
    .route('/', passwordRoutes(db))
    .route('/', embedPrivacyRoutes(db))
    .route('/', playerSettingsRoutes(db))
    .route('/', sourceRoutes(node))
    .route('/', videoFileRoutes(node));
};
