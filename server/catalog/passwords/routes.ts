import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse, parseFields } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE } from '../../platform/page-query.ts';
import { ListOf } from '../actor-answers.ts';
import { AnyId } from '../any-id.ts';
import { OfVideo } from '../of-video.ts';
import { Moment } from '../video-answers.ts';
import { VideoPassword, VideoPasswords } from '../video-fields.ts';
import { findManageable } from '../watchable.ts';
import {
  addPassword,
  removePassword,
  replacePasswords,
  requireProtected,
} from './change-passwords.ts';
import { countPasswords, listPasswords } from './queries.ts';

const PasswordAnswer = z.object({
  id: z.int(),
  password: z.string(),
  videoId: z.int(),
  createdAt: Moment,
  updatedAt: Moment,
});

const ListQuery = z.object({
  ...PAGE,
  sort: z.enum(['createdAt', '-createdAt', 'id', '-id']).default('-createdAt'),
});
const OfPassword = parse('param', z.object({ id: AnyId, passwordId: z.coerce.number().int() }));
const tag = 'Video Passwords';

/** The passwords of a video: for those who manage it only. */
export const passwordRoutes = (db: Db) => new Hono().route('/', ofAll(db)).route('/', ofOne(db));

const ofAll = (db: Db) =>
  new Hono()
    .get(
      '/videos/:id/passwords',
      operation('The passwords of a video', { tag, answer: ListOf(PasswordAnswer) }),
      requireUser,
      OfVideo,
      parse('query', ListQuery),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        requireProtected(video);
        const { sort, ...page } = c.req.valid('query');
        const [data, total] = await Promise.all([
          listPasswords(db, video.id, { ...page, descending: sort.startsWith('-') }),
          countPasswords(db, video.id),
        ]);
        return c.json(listOf(data, total));
      },
    )
    .put(
      '/videos/:id/passwords',
      operation('Replace the passwords of a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parseFields(z.object({ passwords: VideoPasswords.min(1) })),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const of = { videoId: video.id, accountId: c.var.user.accountId };
        await replacePasswords(db, of, c.req.valid('form').passwords);
        return c.body(null, 204);
      },
    );

const ofOne = (db: Db) =>
  new Hono()
    .post(
      '/videos/:id/passwords',
      operation('Add a password to a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parseFields(z.object({ password: VideoPassword })),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const of = { videoId: video.id, accountId: c.var.user.accountId };
        await addPassword(db, of, c.req.valid('form').password);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/passwords/:passwordId',
      operation('Delete a password of a video', { tag, status: 204 }),
      requireUser,
      OfPassword,
      async (c) => {
        const { id, passwordId } = c.req.valid('param');
        const video = await findManageable(db, id, c.var.user);
        const of = { videoId: video.id, accountId: c.var.user.accountId };
        await removePassword(db, of, passwordId);
        return c.body(null, 204);
      },
    );
