import { Hono } from 'hono';

import { requireUser } from '../../identity/index.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { ListOf } from '../actor-answers.ts';
import type { ActorNode } from '../actors/actor-node.ts';
import { parseHandle } from '../actors/handle.ts';
import { findManagedChannel } from '../actors/managed-channel.ts';
import { OfHandle } from '../actors/of-handle.ts';
import { ActivityAnswer, activityJson } from './json.ts';
import { activitiesOf, countActivities } from './queries.ts';

/** What those who run a channel together have done there: for them. */
export const activityRoutes = ({ db, publicUrl: node }: ActorNode) =>
  new Hono().get(
    '/video-channels/:handle/activities',
    operation('What was done in a channel, by whom', {
      tag: 'Video Channels',
      answer: ListOf(ActivityAnswer),
    }),
    requireUser,
    OfHandle,
    parse('query', pageQuery(['createdAt'], '-createdAt')),
    async (c) => {
      const handle = parseHandle(c.req.valid('param').handle, node);
      const { channel } = await findManagedChannel(db, handle, c.var.user);
      const [rows, total] = await Promise.all([
        activitiesOf(db, channel.id, c.req.valid('query')),
        countActivities(db, channel.id),
      ]);
      return c.json(
        listOf(
          rows.map((row) => activityJson(node, channel, row)),
          total,
        ),
      );
    },
  );
