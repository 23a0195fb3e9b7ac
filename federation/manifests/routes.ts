import { Hono } from 'hono';

import { findManifest } from '../../server/catalog/index.ts';
import { notFound } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { ACTIVITY_TYPE } from '../documents/answer.ts';
import { findKnownVideo } from '../documents/videos/known-video-queries.ts';
import { manifestOf, signManifest } from './manifest-of.ts';
import { manifestTag } from './tag.ts';

/** What the node of a video signed of its files, at every node that has it: whose it is, its proof tells. */
export const manifestRoutes = (node: Pick<Services, 'db' | 'storage' | 'publicUrl'>) =>
  new Hono().get('/videos/watch/:id/manifest', async (c) => {
    const video = await findKnownVideo(node.db, c.req.param('id'));
    const ours = video?.url === null ? await manifestOf(node, video.uuid) : undefined;
    const manifest = ours ?? (video && (await kept(node, video.id)));
    if (!manifest) throw notFound('Manifest');
    const etag = manifestTag(manifest);
    c.header('etag', etag);
    c.header('access-control-allow-origin', '*');
    c.header('cache-control', 'no-cache');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    const document = ours ? await signManifest(node, ours) : manifest;
    return c.body(JSON.stringify(document), 200, { 'content-type': ACTIVITY_TYPE });
  });

const kept = async ({ db }: Pick<Services, 'db'>, videoId: number) =>
  (await findManifest(db, videoId))?.document;
