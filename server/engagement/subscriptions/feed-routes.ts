import { Hono } from 'hono';

import type { Origin } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { VideosAnswer } from '../answers.ts';
import { pageQuery } from '../page.ts';
import { withVideos } from '../with-videos.ts';
import { countSubscribedVideos, subscribedVideos } from './follow-queries.ts';

const tag = 'My Subscriptions';
const VideosQuery = pageQuery(['publishedAt'], '-publishedAt');

/** What is new in the channels a user follows. */
export const feedRoutes = ({ db, publicUrl: node }: { db: Db; publicUrl: Origin }) =>
  new Hono().get(
    '/users/me/subscriptions/videos',
    operation('Videos of channels I follow', { tag, answer: VideosAnswer }),
    requireUser,
    parse('query', VideosQuery),
    async (c) => {
      const { user } = c.var;
      const [rows, total] = await Promise.all([
        subscribedVideos(db, user.accountId, user, c.req.valid('query')),
        countSubscribedVideos(db, user.accountId, user),
      ]);
      const found = await withVideos(db, node, rows, user);
      const data = found.map(({ video }) => video);
      return c.json(listOf(data, total));
    },
  );
