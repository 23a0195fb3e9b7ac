import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { parseFields } from '../platform/http.ts';
import { IMAGE_MAX_BYTES } from '../platform/image.ts';
import { operation } from '../platform/operation.ts';
import type { Storage } from '../platform/storage.ts';
import { mayManage } from './access.ts';
import type { Origin } from './actor-json.ts';
import { deleteVideo } from './delete-video.ts';
import { editVideo, VideoChange } from './edit-video.ts';
import { StoryboardsAnswer } from './media-answers.ts';
import { OfVideo, passwordIn } from './of-video.ts';
import { storyboardJson } from './playlist-json.ts';
import { findScheduledUpdate } from './schedule-queries.ts';
import { drawThumbnails } from './thumbnails/own-thumbnails.ts';
import { findSourceTorrent } from './torrent-queries.ts';
import { VideoDetails } from './video-answers.ts';
import { videoDetails } from './video-json.ts';
import { findFiles, findStoryboard, thumbnailsOf } from './video-queries.ts';
import { findManageable, findWatchable } from './watchable.ts';

type Node = { database: Database; publicUrl: Origin; storage: Storage };

const picture = z.file().max(IMAGE_MAX_BYTES).optional();
const VideoForm = VideoChange.extend({ thumbnailfile: picture, previewfile: picture });
const tag = 'Video';

/** One video: read, change, delete. */
export const videoRoutes = (node: Node) =>
  new Hono().route('/', changeRoutes(node)).route('/', readRoutes(node));

const changeRoutes = ({ database: { db }, storage }: Node) =>
  new Hono()
    .put(
      '/videos/:id',
      operation('Change a video', { tag, status: 204 }),
      OfVideo,
      requireUser,
      parseFields(VideoForm),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const { thumbnailfile, previewfile, ...change } = c.req.valid('form');
        const file = thumbnailfile ?? previewfile; // one picture stands for all sizes
        const drawn = file && (await drawThumbnails(storage, await file.bytes()));
        await editVideo(db, video.id, change, drawn);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id',
      operation('Delete a video', { tag, status: 204 }),
      OfVideo,
      requireUser,
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        await deleteVideo(db, video.id);
        return c.body(null, 204);
      },
    );

const readRoutes = ({ database: { db }, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/videos/:id',
      operation('A video', { tag, answer: VideoDetails }),
      OfVideo,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const row = await findWatchable(db, id, c.var.user, passwordIn(c));
        const seesAll = mayManage(c.var.user, row);
        const [thumbnails, renditions, sourceTorrent, scheduledUpdate] = await Promise.all([
          thumbnailsOf(db, [row.video.id]),
          findFiles(db, row.video.id),
          seesAll ? findSourceTorrent(db, row.video.sourceKey) : undefined,
          seesAll ? findScheduledUpdate(db, row.video.id) : undefined,
        ]);
        const details = videoDetails(node, row, { thumbnails, renditions, seesAll, sourceTorrent });
        return c.json({ ...details, ...(scheduledUpdate && { scheduledUpdate }) });
      },
    )
    .get(
      '/videos/:id/description',
      operation('The whole description of a video', {
        tag,
        answer: z.object({ description: z.string() }),
      }),
      OfVideo,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const { video } = await findWatchable(db, id, c.var.user, passwordIn(c));
        return c.json({ description: video.description ?? '' });
      },
    )
    .get(
      '/videos/:id/storyboards',
      operation('The frames of the seek bar', { tag, answer: StoryboardsAnswer }),
      OfVideo,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const { video } = await findWatchable(db, id, c.var.user, passwordIn(c));
        const storyboard = await findStoryboard(db, video.id);
        return c.json({ storyboards: storyboard ? [storyboardJson(node, storyboard)] : [] });
      },
    );
