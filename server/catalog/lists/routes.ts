import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import type { FindNode } from '../../platform/known-node.ts';
import { operation } from '../../platform/operation.ts';
import type { Viewer } from '../access.ts';
import { ListOf } from '../actor-answers.ts';
import type { Origin } from '../actor-json.ts';
import { requireNode } from '../actors/require-node.ts';
import type { FollowConstraint } from '../follow-constraint.ts';
import { keepAnswers, respondJson } from '../kept-answers.ts';
import { OwnVideoSummary, VideoSummary } from '../video-answers.ts';
import { requireFilter } from './filter.ts';
import { type Handle, readHandle } from './handle.ts';
import { OwnVideoListQuery, VideoListQuery } from './list-query.ts';
import { openListing, type Scope } from './listing.ts';
import { listManagedVideos } from './lists.ts';
import { overviewRoutes } from './overview-routes.ts';
import { requireChannelRunBy } from './run-channel.ts';
import { channelIdsOfAccount, findChannelId, findChannelIdsOf } from './scope-queries.ts';
import type { CountTotal } from './totals.ts';

type Node = {
  database: Database;
  publicUrl: Origin;
  constraint: FollowConstraint;
  findNode?: FindNode | undefined;
};

/** A list whose total need not be counted. */
const Videos = ListOf(VideoSummary).partial({ total: true });
const OfHandle = parse('param', z.object({ handle: z.string().max(300) }));

/** Which videos are those of an account, or of a channel, for a viewer. Both fail with `not_found`. */
async function openScopes({ database, publicUrl, constraint, findNode }: Node) {
  const { db, planned } = database;
  const channelIds = await keepAnswers<number>(database); // who reads one page of a channel reads more
  const findChannel = async (handle: Handle) => {
    const id = await findChannelId(planned, handle);
    if (id === undefined) throw notFound('Video channel');
    return id;
  };
  const seen = (viewer: Viewer, { host }: Handle, ids: number[]) =>
    host === null ? { channelIds: ids } : constraint.narrow(viewer, ids);
  return {
    ofAccount: (handle: string): Scope => ({
      key: `account ${handle}`,
      async find(viewer) {
        const account = readHandle(publicUrl, handle);
        const ids = await findChannelIdsOf(db, account);
        if (!ids) await requireNode(findNode, account);
        return seen(viewer, account, ids ?? []);
      },
    }),
    ofChannel: (handle: string): Scope => ({
      key: `channel ${handle}`,
      async find(viewer) {
        const channel = readHandle(publicUrl, handle);
        const id = await channelIds.remember(handle, () => findChannel(channel));
        return seen(viewer, channel, [id]);
      },
    }),
  };
}

/** Lists of videos: of the node, of an account, of a channel, and one's own. */
export async function videoListRoutes(node: Node) {
  const listing = await openListing(node);
  const { ofAccount, ofChannel } = await openScopes(node);
  return new Hono()
    .route('/', overviewRoutes(node, listing))
    .route('/', ownRoutes(node, listing.totals.count))
    .get(
      '/videos',
      operation('Videos of this node and those it knows', {
        tag: 'Video',
        answer: Videos,
        contractId: 'getVideos',
      }),
      parse('query', VideoListQuery),
      optionalUser,
      async (c) => respondJson(c, await listing.answer(c.var.user, c.req.valid('query'))),
    )
    .get(
      '/accounts/:handle/videos',
      operation('Videos of an account', { tag: 'Accounts', answer: Videos }),
      OfHandle,
      parse('query', VideoListQuery),
      optionalUser,
      async (c) => {
        const of = ofAccount(c.req.valid('param').handle);
        return respondJson(c, await listing.answer(c.var.user, c.req.valid('query'), of));
      },
    )
    .get(
      '/video-channels/:handle/videos',
      operation('Videos of a channel', { tag: 'Video Channels', answer: Videos }),
      OfHandle,
      parse('query', VideoListQuery),
      optionalUser,
      async (c) => {
        const of = ofChannel(c.req.valid('param').handle);
        return respondJson(c, await listing.answer(c.var.user, c.req.valid('query'), of));
      },
    );
}

const ownRoutes = ({ database: { db }, publicUrl }: Node, countTotal: CountTotal) =>
  new Hono().get(
    '/users/me/videos',
    operation('My videos', {
      tag: 'My User',
      answer: ListOf(OwnVideoSummary).partial({ total: true }),
    }),
    requireUser,
    parse('query', OwnVideoListQuery),
    async (c) => {
      const {
        channelId,
        channelNameOneOf,
        includeCollaborations: withCollaborations,
        ...query
      } = c.req.valid('query');
      requireFilter(c.var.user, query, true);
      const { start, count, sort, skipCount, ...asked } = query;
      if (channelId !== undefined) await requireChannelRunBy(db, channelId, c.var.user);
      const chosen = { names: channelNameOneOf, id: channelId, withCollaborations };
      const channelIds = await channelIdsOfAccount(db, c.var.user.accountId, chosen);
      const filter = { ...asked, channelIds, everything: true };
      const wanted = { viewer: c.var.user, filter, page: { start, count, sort }, skipCount };
      return c.json(await listManagedVideos(db, publicUrl, wanted, countTotal));
    },
  );
