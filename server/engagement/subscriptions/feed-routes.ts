import { Hono } from 'hono';

import {
  listVideos,
  type Origin,
  requireFilter,
  VideoListQuery,
  withPolicy,
} from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { VideosAnswer } from '../answers.ts';

/** What is new in the channels a user follows, narrowed and ordered as every list of videos. */
export const feedRoutes = ({ db, publicUrl: node }: { db: Db; publicUrl: Origin }) =>
  new Hono().get(
    '/users/me/subscriptions/videos',
    operation('Videos of channels I follow', { tag: 'My Subscriptions', answer: VideosAnswer }),
    requireUser,
    parse('query', VideoListQuery),
    async (c) => {
      const viewer = c.var.user;
      const query = c.req.valid('query');
      requireFilter(viewer, query);
      const { start, count, sort, skipCount, ...asked } = query;
      const wanted = { ...asked, followedBy: viewer.accountId };
      const filter = await withPolicy(db, wanted, viewer.preferences);
      const page = { start, count, sort };
      return c.json(await listVideos(db, node, { viewer, filter, page, skipCount }));
    },
  );
