import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { listOf, parse, parseFields } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { ListOf } from '../actor-answers.ts';
import type { Origin } from '../actor-json.ts';
import { AnyId } from '../any-id.ts';
import { nearestCopy } from '../copies/copy-directory.ts';
import { keptBeside } from '../copies/queries.ts';
import { LANGUAGES } from '../languages.ts';
import { OfVideo, passwordIn } from '../of-video.ts';
import { remoteCaptionJson } from '../remote/media-json.ts';
import { remoteCaptionsOf } from '../remote/media-queries.ts';
import { findFiles, findVideo } from '../video-queries.ts';
import { findManageable, findWatchable } from '../watchable.ts';
import { captionJson, VideoCaption } from './caption-json.ts';
import { removeCaption, setCaption } from './change-captions.ts';
import { CAPTION_MAX_BYTES } from './parse-captions.ts';
import { captionsOf } from './queries.ts';

type Node = { database: Database; publicUrl: Origin; storage: Storage };

const OfCaption = parse(
  'param',
  z.object({
    id: AnyId,
    language: z.string().refine((tag) => Object.hasOwn(LANGUAGES, tag), 'is not known here'),
  }),
);
const CaptionForm = z.object({ captionfile: z.file().max(CAPTION_MAX_BYTES) });
const tag = 'Video Captions';

/** The words of a video, by language. */
export const captionRoutes = (node: Node) =>
  new Hono().route('/', readRoutes(node)).route('/', changeRoutes(node));

const readRoutes = ({ database: { db }, publicUrl }: Node) =>
  new Hono()
    .get(
      '/videos/:id/captions',
      operation('The captions of a video', { tag, answer: ListOf(VideoCaption) }),
      OfVideo,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const { video, policy } = await findWatchable(db, id, c.var.user, passwordIn(c));
        if (video.url !== null) {
          const remote = policy === 'no-media' ? [] : await remoteCaptionsOf(db, video.id);
          const at = nearestCopy(publicUrl, video.uuid, await keptBeside(db, video.id));
          const data = remote.map((caption) => remoteCaptionJson(caption, at));
          return c.json(listOf(data, data.length));
        }
        const [captions, files] = await Promise.all([
          captionsOf(db, video.id),
          findFiles(db, video.id),
        ]);
        const shown = { ...video, hasPlaylist: files.length > 0 };
        const data = captions.map((caption) => captionJson(publicUrl, shown, caption));
        return c.json(listOf(data, data.length));
      },
    )
    .post(
      '/videos/:id/captions/generate',
      operation('Have captions written', { tag, status: 204 }),
      requireUser,
      OfVideo,
      async (c) => {
        const { id } = c.req.valid('param');
        const isRemote = (await findVideo(db, id))?.video.url != null; // is said before whose it is, as PeerTube does
        if (!isRemote) await findManageable(db, id, c.var.user);
        throw new Failure('invalid', 'Video transcription is disabled on this server');
      },
    );

const changeRoutes = ({ database: { db }, storage }: Node) =>
  new Hono()
    .put(
      '/videos/:id/captions/:language',
      operation('Add or replace captions', { tag, status: 204 }),
      requireUser,
      OfCaption,
      parseFields(CaptionForm),
      async (c) => {
        const { id, language } = c.req.valid('param');
        const video = await findManageable(db, id, c.var.user);
        const file = await c.req.valid('form').captionfile.bytes();
        const caption = { language, file };
        await setCaption({ db, storage }, video.id, caption, c.var.user.accountId);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/captions/:language',
      operation('Delete captions', { tag, status: 204 }),
      requireUser,
      OfCaption,
      async (c) => {
        const { id, language } = c.req.valid('param');
        const video = await findManageable(db, id, c.var.user);
        const { accountId } = c.var.user;
        await removeCaption(db, { videoId: video.id, accountId }, language);
        return c.body(null, 204);
      },
    );
