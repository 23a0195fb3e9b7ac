import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { listOf, parse, parseFields } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { mayManage } from './access.ts';
import type { Origin } from './actor-json.ts';
import type { PictureNode } from './actors/actor-node.ts';
import { actorRoutes } from './actors/routes.ts';
import { deleteVideo } from './delete-video.ts';
import { editVideo, VideoChange } from './edit-video.ts';
import { labelRoutes } from './label-routes.ts';
import { videoListRoutes } from './lists/routes.ts';
import { storyboardJson } from './playlist-json.ts';
import { searchRoutes } from './search/routes.ts';
import { findSourceTorrent } from './torrent-queries.ts';
import { VideoDetails } from './video-answers.ts';
import { videoDetails } from './video-json.ts';
import { findFiles, findStoryboard, thumbnailsOf } from './video-queries.ts';
import { findManageable, findWatchable } from './watchable.ts';

type Node = { database: Database; publicUrl: Origin };

export const catalogRoutes = async (node: Node & PictureNode) =>
  new Hono()
    .route('/', actorRoutes(node)) // before `/videos/:id`, which would take `ownership` for an id
    .route('/', labelRoutes())
    .route('/', await videoListRoutes(node))
    .route('/', searchRoutes(node))
    .route('/', videoRoutes(node))
    .route('/', partRoutes(node));

const OfVideo = parse('param', z.object({ id: z.string().max(36) })); // number, UUID or short UUID
const PASSWORD_HEADER = 'x-peertube-video-password';

/** One video: read, change, delete. */
const videoRoutes = ({ database: { db }, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/videos/:id',
      operation('A video', { tag: 'Video', answer: VideoDetails }),
      OfVideo,
      optionalUser,
      async (c) => {
        const row = await findWatchable(
          db,
          c.req.valid('param').id,
          c.var.user,
          c.req.header(PASSWORD_HEADER),
        );
        const seesAll = mayManage(c.var.user, row);
        const [thumbnails, renditions, sourceTorrent] = await Promise.all([
          thumbnailsOf(db, [row.video.id]),
          findFiles(db, row.video.id),
          seesAll ? findSourceTorrent(db, row.video.sourceKey) : undefined,
        ]);
        return c.json(videoDetails(node, row, { thumbnails, renditions, seesAll, sourceTorrent }));
      },
    )
    .put('/videos/:id', OfVideo, requireUser, parseFields(VideoChange), async (c) => {
      await editVideo(
        db,
        await findManageable(db, c.req.valid('param').id, c.var.user),
        c.req.valid('form'),
      );
      return c.body(null, 204);
    })
    .delete('/videos/:id', OfVideo, requireUser, async (c) => {
      const video = await findManageable(db, c.req.valid('param').id, c.var.user);
      await deleteVideo(db, video.id);
      return c.body(null, 204);
    });

/** What players ask for beside the video itself. */
const partRoutes = ({ database: { db }, publicUrl: node }: Node) =>
  new Hono()
    .get('/videos/:id/description', OfVideo, optionalUser, async (c) => {
      const { video } = await findWatchable(
        db,
        c.req.valid('param').id,
        c.var.user,
        c.req.header(PASSWORD_HEADER),
      );
      return c.json({ description: video.description ?? '' });
    })
    .get('/videos/:id/storyboards', OfVideo, optionalUser, async (c) => {
      const { video } = await findWatchable(
        db,
        c.req.valid('param').id,
        c.var.user,
        c.req.header(PASSWORD_HEADER),
      );
      const storyboard = await findStoryboard(db, video.id);
      return c.json({ storyboards: storyboard ? [storyboardJson(node, storyboard)] : [] });
    })
    .get('/videos/:id/captions', OfVideo, optionalUser, async (c) => {
      await findWatchable(db, c.req.valid('param').id, c.var.user, c.req.header(PASSWORD_HEADER));
      return c.json(listOf<Caption>([], 0));
    })
    .get('/videos/:id/chapters', OfVideo, optionalUser, async (c) => {
      await findWatchable(db, c.req.valid('param').id, c.var.user, c.req.header(PASSWORD_HEADER));
      return c.json({ chapters: [] as { timecode: number; title: string }[] });
    });

/** A caption track (contract § VideoCaption). Videos have none yet. */
type Caption = { language: { id: string; label: string }; captionPath: string };
