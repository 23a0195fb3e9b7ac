import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { parseFields } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { IMAGE_MAX_BYTES } from '../platform/pictures/image.ts';
import type { Storage } from '../platform/storage.ts';
import type { Origin } from './actor-json.ts';
import { COUNT_CHANGES } from './change-queries.ts';
import { deleteVideo } from './delete-video.ts';
import { editVideo, VideoChange } from './edit-video.ts';
import type { FollowConstraint } from './follow-constraint.ts';
import { keepAnswers, respondJson, writeJson } from './kept-answers.ts';
import { StoryboardsAnswer } from './media-answers.ts';
import { OfVideo, passwordIn } from './of-video.ts';
import { openShownAnnouncer } from './remote/announce-shown.ts';
import { storyboardsOf } from './storyboards.ts';
import { drawThumbnails } from './thumbnails/own-thumbnails.ts';
import { VideoDetails } from './video-answers.ts';
import { type Details, findDetails } from './video-details.ts';
import { HAS_PASSWORD, WARNS_OF_SENSITIVE } from './video-fields.ts';
import { findManageable, findRemovable, findWatchable } from './watchable.ts';

type Node = {
  database: Database;
  publicUrl: Origin;
  storage: Storage;
  constraint: FollowConstraint;
};

const picture = z.file().max(IMAGE_MAX_BYTES).optional();
const VideoForm = VideoChange.extend({ thumbnailfile: picture, previewfile: picture })
  .refine(...HAS_PASSWORD)
  .refine(...WARNS_OF_SENSITIVE);
const tag = 'Video';

/** One video: read, change, delete. */
export const videoRoutes = async (node: Node) =>
  new Hono()
    .route('/', changeRoutes(node))
    .route('/', await detailRoutes(node))
    .route('/', readRoutes(node));

const changeRoutes = ({ database: { db }, storage }: Node) =>
  new Hono()
    .put(
      '/videos/:id',
      operation('Change a video', { tag, status: 204, contractId: 'putVideo' }),
      requireUser,
      OfVideo,
      parseFields(VideoForm),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const { thumbnailfile, previewfile, ...change } = c.req.valid('form');
        const file = thumbnailfile ?? previewfile; // one picture stands for all sizes
        const field = thumbnailfile ? 'thumbnailfile' : 'previewfile';
        const drawn = file && (await drawThumbnails(storage, await file.bytes(), field));
        await editVideo(db, { videoId: video.id, accountId: c.var.user.accountId }, change, drawn);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id',
      operation('Delete a video', { tag, status: 204, contractId: 'delVideo' }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findRemovable(db, c.req.valid('param').id, c.var.user);
        await deleteVideo(db, video.id, c.var.user.accountId);
        return c.body(null, 204);
      },
    );

/** Small, and nothing in them depends on the settings of the node; only views and viewers are late by this much. */
const DETAILS_KEPT = { ttlSeconds: 10, maxKeys: 2_000 };

async function detailRoutes({ database, publicUrl: node, constraint }: Node) {
  const announceShown = openShownAnnouncer(database.db);
  const details = { db: database.planned, node, announceShown, constraint };
  const kept = await keepAnswers(database, undefined, DETAILS_KEPT);
  await database.listen(COUNT_CHANGES, () => kept.clear());
  return new Hono().get(
    '/videos/:id',
    operation('A video', { tag, answer: VideoDetails, contractId: 'getVideo' }),
    OfVideo,
    optionalUser,
    async (c) => {
      const [{ id }, password] = [c.req.valid('param'), passwordIn(c)];
      const asked = { id, viewer: c.var.user, password };
      const write = async () => writeJson(await findDetails(details, asked));
      const isForAll = !asked.viewer && password === undefined;
      return respondJson<Details>(c, await (isForAll ? kept.remember(id, write) : write()));
    },
  );
}

const readRoutes = ({ database: { db }, publicUrl: node }: Node) =>
  new Hono()
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
        const row = await findWatchable(db, id, c.var.user, passwordIn(c));
        return c.json({ storyboards: await storyboardsOf(db, node, row) });
      },
    );
