import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf } from '../../server/catalog/index.ts';
import { optionalUser, requireRole } from '../../server/identity/index.ts';
import { invalid, notFound } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { listOf, parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import { pageQuery } from '../../server/platform/page-query.ts';
import type { Services } from '../../server/services.ts';
import { factsOf } from './actor-facts.ts';
import { followAsked, ofNode } from './ask-to-follow.ts';
import { acceptFollower, dropFollower, rejectFollower } from './decide.ts';
import { unfollowFromNode } from './follow-actor.ts';
import { Follow, followJson } from './follow-json.ts';
import { Handle, Host, HostOrHandle } from './handle.ts';
import { countFollows, findFollow, FOLLOW_SORTS, listFollows, type Which } from './list-queries.ts';

const tag = 'Instance Follows';

const FollowsQuery = pageQuery(FOLLOW_SORTS, '-createdAt').extend({
  state: z.enum(['pending', 'accepted']).optional(),
  actorType: z.enum(['Application', 'Person', 'Group']).optional(),
  search: z.string().trim().min(1).max(200).optional(),
});

const MAX_TOGETHER = 100;

const Wanted = z.object({
  hosts: z.array(Host).max(MAX_TOGETHER).default([]),
  handles: z.array(Handle).max(MAX_TOGETHER).default([]),
});

const OfHandle = z.object({ handle: Handle });

/** Which nodes this one follows, and which follow it (contract § Instance Follows). */
export const followRoutes = (node: Services) =>
  new Hono().route('/', followerRoutes(node)).route('/', followingRoutes(node));

const listRoute = (node: Services, side: Which['side'], summary: string) =>
  new Hono().get(
    '/',
    operation(summary, { tag, answer: ListOf(Follow) }),
    optionalUser,
    parse('query', FollowsQuery),
    async (c) => {
      const { start, count, sort, ...filter } = c.req.valid('query');
      const which = { side, ...filter, withGone: c.var.user?.role === 'administrator' };
      const [rows, total] = await Promise.all([
        listFollows(node.db, which, { start, count, sort }),
        countFollows(node.db, which),
      ]);
      const actors = rows.flatMap(({ follower, followed }) => [follower, followed]);
      const facts = await factsOf(node.db, actors);
      return c.json(
        listOf(
          rows.map((row) => followJson(node.publicUrl, row, facts)),
          total,
        ),
      );
    },
  );

const decision = (summary: string) =>
  [
    operation(summary, { tag, status: 204 }),
    requireRole('administrator'),
    parse('param', OfHandle),
  ] as const;

function followerRoutes(node: Services) {
  const requireFollower = async (handle: z.output<typeof Handle>) => {
    const found = await findFollow(node.db, 'followers', handle);
    if (!found) throw notFound('Follower');
    return found;
  };
  return new Hono()
    .route('/server/followers', listRoute(node, 'followers', 'Who follows this node'))
    .delete('/server/followers/:handle', ...decision('Remove a follower'), async (c) => {
      await dropFollower(node, await requireFollower(c.req.valid('param').handle));
      return c.body(null, 204);
    })
    .post('/server/followers/:handle/accept', ...decision('Accept a follower'), async (c) => {
      await acceptFollower(node, await requireFollower(c.req.valid('param').handle));
      return c.body(null, 204);
    })
    .post('/server/followers/:handle/reject', ...decision('Reject a follower'), async (c) => {
      await rejectFollower(node, await requireFollower(c.req.valid('param').handle));
      return c.body(null, 204);
    });
}

const followingRoutes = (node: Services) =>
  new Hono()
    .route('/server/following', listRoute(node, 'following', 'Whom this node follows'))
    .post(
      '/server/following',
      operation('Follow nodes, channels or accounts', { tag, status: 204 }),
      requireRole('administrator'),
      parse('json', Wanted),
      async (c) => {
        const { hosts, handles } = c.req.valid('json');
        const wanted = [...hosts.map(ofNode), ...handles];
        if (wanted.length === 0) throw invalid('hosts', 'Should have hosts or handles');
        if (wanted.some(({ host }) => host === node.publicUrl.host))
          throw invalid('hosts', 'Should be of other nodes');
        await node.db.transaction(async (tx) => {
          for (const handle of wanted) await emit(tx, followAsked, handle);
        });
        return c.body(null, 204);
      },
    )
    .delete(
      '/server/following/:hostOrHandle',
      operation('Follow no longer', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', z.object({ hostOrHandle: HostOrHandle })),
      async (c) => {
        const handle = c.req.valid('param').hostOrHandle;
        const found = await findFollow(node.db, 'following', handle);
        if (!found || !(await unfollowFromNode(node, found.followed))) throw notFound('Follow');
        return c.body(null, 204);
      },
    );
