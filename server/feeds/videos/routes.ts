import { Hono } from 'hono';
import * as z from 'zod';

import { findFeedReader } from '../../identity/index.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { aboutAccount } from '../about.ts';
import { answerFeed, type Node } from '../answer.ts';
import { chooseFormat, FeedFile } from '../formats/format.ts';
import { findAccountById } from '../queries.ts';
import { findScope, Id } from '../scope.ts';
import { findVideoItems, VideoFeedQuery } from './video-feed.ts';

const SubscriptionsQuery = VideoFeedQuery.extend({
  accountId: Id,
  token: z.string().max(100).default(''),
});

/** New videos: of everybody, an account or a channel; and of those a user follows, for who knows the user's token. */
export const videoFeedRoutes = (node: Node) =>
  new Hono()
    .get(
      '/feeds/:format{videos(?:\\..*)?}',
      parse('param', FeedFile),
      parse('query', VideoFeedQuery),
      async (c) => {
        const { format: asked, skipCount: _, ...query } = c.req.valid('query');
        const format = chooseFormat(c, asked ?? c.req.valid('param').format);
        return answerFeed(c, node, format, 'videos', async () => {
          const { accountId, accountName, videoChannelId, videoChannelName, ...list } = query;
          const whose = { accountId, accountName, videoChannelId, videoChannelName };
          const { about, channelIds } = await findScope(node, whose);
          const scope = channelIds ? { channelIds, onlyFollowed: true } : {};
          return { about, items: await findVideoItems(node, list, scope) };
        });
      },
    )
    .get(
      '/feeds/:format{subscriptions(?:\\..*)?}',
      parse('param', FeedFile),
      parse('query', SubscriptionsQuery),
      async (c) => {
        const { format: asked, accountId, token, ...query } = c.req.valid('query');
        const { accountName: _, videoChannelId: __, videoChannelName: ___, ...list } = query;
        const format = chooseFormat(c, asked ?? c.req.valid('param').format);
        const account = await findAccountById(node.db, accountId);
        if (!account) throw notFound('Account');
        const reader = await findFeedReader(node.db, accountId, token);
        if (!reader) throw forbidden('This token is not the one of this user.');
        return answerFeed(c, node, format, 'subscriptions', async () => ({
          about: aboutAccount(node.publicUrl, account),
          items: await findVideoItems(node, list, { followedBy: accountId }, reader),
        }));
      },
    );
