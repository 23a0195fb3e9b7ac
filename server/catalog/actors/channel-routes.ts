import { Hono } from 'hono';

import { optionalUser } from '../../identity/index.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListedChannel, ListOf, VideoChannel } from '../actor-answers.ts';
import { accountJson, channelJson, ownedChannelJson } from '../actor-json.ts';
import { openShownAnnouncer } from '../remote/announce-shown.ts';
import type { ActorNode } from './actor-node.ts';
import { findChannel, listChannels } from './channel-list-queries.ts';
import { parseHandle } from './handle.ts';
import { OfHandle } from './of-handle.ts';
import { ChannelsQuery } from './page-query.ts';

const TAG = 'Video Channels';

export const channelRoutes = ({ db, publicUrl: node }: ActorNode) => {
  const announceShown = openShownAnnouncer(db);
  return new Hono()
    .get(
      '/video-channels',
      operation('All channels', { tag: TAG, answer: ListOf(ListedChannel) }),
      parse('query', ChannelsQuery),
      optionalUser,
      async (c) => {
        const { rows, total } = await listChannels(db, c.var.user, c.req.valid('query'));
        const data = rows.map(({ channel, account }) => ownedChannelJson(node, channel, account));
        return c.json(listOf(data, total));
      },
    )
    .get(
      '/video-channels/:handle',
      operation('A channel', { tag: TAG, answer: VideoChannel }),
      OfHandle,
      async (c) => {
        const found = await findChannel(db, parseHandle(c.req.valid('param').handle, node));
        if (!found) throw notFound('Video channel');
        if (found.channel.url !== null) await announceShown({ channelId: found.channel.id });
        return c.json({
          ...channelJson(node, found.channel),
          ownerAccount: accountJson(node, found.account, found.ownerUserId),
        });
      },
    );
};
