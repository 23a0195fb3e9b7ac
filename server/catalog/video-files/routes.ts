import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireRole } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { mayManage } from '../access.ts';
import { AnyId } from '../any-id.ts';
import { OfVideo, passwordIn } from '../of-video.ts';
import type { IsSourceInUse } from '../source-file/forget-source.ts';
import { sourceMetadata } from '../source-file/source-json.ts';
import { sourceFileId } from '../source-json.ts';
import { findWatchable } from '../watchable.ts';
import { deleteAllRenditions, deleteRendition, deleteWebVideos } from './delete-files.ts';
import { openFileMetadata } from './file-metadata.ts';
import { findRendition } from './queries.ts';

const tag = 'Video Files';
const number = z.coerce.number().int().positive().max(2_147_483_647);
const OfFile = parse('param', z.object({ id: AnyId, fileId: number }));

const MetadataAnswer = z.object({
  format: z.looseObject({}),
  streams: z.array(z.looseObject({})),
  chapters: z.array(z.looseObject({})),
});

type Node = {
  database: Database;
  storage: Storage;
  ffmpeg: Ffmpeg;
  isSourceInUse: IsSourceInUse;
};

/** The files of a video: what they hold, and their end. */
export const videoFileRoutes = (node: Node) => {
  const { db } = node.database;
  const metadataOf = openFileMetadata({ ...node, db });
  return new Hono()
    .get(
      '/videos/:id/metadata/:fileId',
      operation('What a file of a video holds', { tag: 'Video', answer: MetadataAnswer }),
      optionalUser,
      OfFile,
      async (c) => {
        const { id, fileId } = c.req.valid('param');
        const row = await findWatchable(db, id, c.var.user, passwordIn(c));
        const { video } = row;
        const { sourceFacts, sourceBytes } = video;
        if (fileId === sourceFileId(video.id) && sourceFacts && mayManage(c.var.user, row))
          return c.json(sourceMetadata(sourceFacts, sourceBytes));
        const file = await findRendition(db, { videoId: video.id, fileId });
        if (!file) throw notFound('Video file');
        return c.json(await metadataOf(file));
      },
    )
    .route('/', deletionRoutes(node));
};

const deletionRoutes = ({ database: { db }, isSourceInUse }: Node) =>
  new Hono()
    .delete(
      '/videos/:id/hls',
      operation('Delete all HLS files, of a video that has others', { tag, status: 204 }),
      requireRole('administrator'),
      OfVideo,
      async (c) => {
        await deleteAllRenditions(db, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/hls/:fileId',
      operation('Delete a rendition', { tag, status: 204 }),
      requireRole('administrator'),
      OfFile,
      async (c) => {
        await deleteRendition(db, c.req.valid('param').id, c.req.valid('param').fileId);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/web-videos',
      operation('Delete the file a video was made of', { tag, status: 204 }),
      requireRole('administrator'),
      OfVideo,
      async (c) => {
        const { accountId } = c.var.user;
        await deleteWebVideos({ db, isSourceInUse }, { ...c.req.valid('param'), accountId });
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/web-videos/:fileId',
      operation('Delete the file a video was made of, by its number', { tag, status: 204 }),
      requireRole('administrator'),
      OfFile,
      async (c) => {
        const { accountId } = c.var.user;
        await deleteWebVideos({ db, isSourceInUse }, { ...c.req.valid('param'), accountId });
        return c.body(null, 204);
      },
    );
