import { Hono } from 'hono';

import { findManifest } from '../../server/catalog/index.ts';
import { notFound } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { ACTIVITY_TYPE } from '../documents/answer.ts';
import { findKnownVideo } from '../documents/known-video-queries.ts';
import { manifestOf } from './manifest-of.ts';

/** What the node of a video signed of its files, at every node that has it: whose it is, its proof tells. */
export const manifestRoutes = (node: Pick<Services, 'db' | 'storage' | 'publicUrl'>) =>
  new Hono().get('/videos/watch/:id/manifest', async (c) => {
    const video = await findKnownVideo(node.db, c.req.param('id'));
    const manifest =
      video && (await (video.url === null ? manifestOf(node, video.uuid) : kept(node, video.id)));
    if (!manifest) throw notFound('Manifest');
    return c.body(JSON.stringify(manifest), 200, {
      'content-type': ACTIVITY_TYPE,
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    });
  });

const kept = async ({ db }: Pick<Services, 'db'>, videoId: number) =>
  (await findManifest(db, videoId))?.document;
