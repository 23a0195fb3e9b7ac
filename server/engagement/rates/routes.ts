import { Hono } from 'hono';
import * as z from 'zod';

import { findAccount, findWatchable, type Origin, parseHandle } from '../../catalog/index.ts';
import { requireUser, type User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { RatingAnswer, RatingsAnswer } from '../answers.ts';
import { AccountHandle } from '../handle.ts';
import { findKnown, OfVideo, PASSWORD_HEADER } from '../video.ts';
import { withVideos } from '../with-videos.ts';
import { rateVideo } from './rate-video.ts';
import { countRatingsOf, findRating, ratingsOf } from './rating-queries.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Video Rates';
const Rate = z.object({ rating: z.enum(['like', 'dislike', 'none']) });
const RatingsQuery = pageQuery(['createdAt'], '-createdAt').extend({
  rating: z.enum(['like', 'dislike']).optional(),
});

/** Likes and dislikes. */
export const rateRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .put(
      '/videos/:id/rate',
      operation('Like or dislike a video, or neither', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parse('json', Rate),
      async (c) => {
        const { user } = c.var;
        const password = c.req.header(PASSWORD_HEADER);
        const { video } = await findWatchable(db, c.req.valid('param').id, user, password);
        const of = { accountId: user.accountId, videoId: video.id };
        await rateVideo(db, of, c.req.valid('json').rating);
        return c.body(null, 204);
      },
    )
    .get(
      '/users/me/videos/:id/rating',
      operation('My rating of a video', { tag, answer: RatingAnswer }),
      requireUser,
      OfVideo,
      async (c) => {
        const { user } = c.var;
        const { video } = await findKnown(db, c.req.valid('param').id, user);
        const of = { accountId: user.accountId, videoId: video.id };
        return c.json({ videoId: video.id, rating: await findRating(db, of) });
      },
    )
    .get(
      '/accounts/:name/ratings',
      operation('What an account likes and dislikes', { tag, answer: RatingsAnswer }),
      parse('param', z.object({ name: AccountHandle })),
      requireUser,
      parse('query', RatingsQuery),
      async (c) => {
        const { rating, ...page } = c.req.valid('query');
        const accountId = await requireOwn(db, node, c.req.valid('param').name, c.var.user);
        const which = { accountId, rating, viewer: c.var.user };
        const [rows, total] = await Promise.all([
          ratingsOf(db, which, page),
          countRatingsOf(db, which),
        ]);
        const rated = await withVideos(db, node, rows);
        const data = rated.map(({ row, video }) => ({ video, rating: row.rating }));
        return c.json(listOf(data, total));
      },
    );

/** The account, if it is the user's own or the user is a moderator. */
async function requireOwn(db: Db, node: Origin, handle: string, user: User): Promise<number> {
  const found = await findAccount(db, parseHandle(handle, node));
  if (!found) throw notFound('Account');
  if (user.role === 'user' && found.account.id !== user.accountId)
    throw forbidden('These ratings are not yours.');
  return found.account.id;
}
