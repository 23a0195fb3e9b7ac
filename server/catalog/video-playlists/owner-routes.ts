import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import type { FindNode } from '../../platform/known-node.ts';
import { operation } from '../../platform/operation.ts';
import type { Origin } from '../actor-json.ts';
import { parseHandle } from '../actors/handle.ts';
import { findManagedChannel } from '../actors/managed-channel.ts';
import { requireNode } from '../actors/require-node.ts';
import { VideoPlaylists, VideosExist } from './answers.ts';
import { reorderChannel } from './channel.ts';
import { Reordering } from './forms.ts';
import { AccountPlaylistsQuery, ChannelPlaylistsQuery, VideosExistQuery } from './list-form.ts';
import { playlistList, videosExist } from './lists.ts';
import { findAccountByHandle, findChannelByHandle } from './owner-queries.ts';

type Node = { db: Db; publicUrl: Origin; findNode?: FindNode | undefined };

const tag = 'Video Playlists';
const OfHandle = parse('param', z.object({ handle: z.string().min(1).max(300) }));

/** Playlists by whom they belong to. */
export const ownerRoutes = (node: Node) =>
  new Hono().route('/', ofAccounts(node)).route('/', ofChannels(node)).route('/', ofMe(node));

const ofAccounts = ({ db, publicUrl, findNode }: Node) =>
  new Hono().get(
    '/accounts/:handle/video-playlists',
    operation('The playlists of an account', { tag, answer: VideoPlaylists }),
    OfHandle,
    parse('query', AccountPlaylistsQuery),
    optionalUser,
    async (c) => {
      const { handle } = c.req.valid('param');
      const account = await findAccountByHandle(db, handle, publicUrl.host);
      if (!account) {
        await requireNode(findNode, parseHandle(handle, publicUrl));
        return c.json(listOf([], 0));
      }
      const viewer = c.var.user;
      const onlyPublic = viewer?.accountId !== account.id;
      const { includeCollaborations, ...page } = c.req.valid('query');
      const withCollaborations = includeCollaborations && !onlyPublic; // for themselves
      const scope = { accountId: account.id, onlyPublic, withCollaborations, viewer };
      return c.json(await playlistList(db, publicUrl, scope, page));
    },
  );

const ofChannels = ({ db, publicUrl }: Node) =>
  new Hono()
    .get(
      '/video-channels/:handle/video-playlists',
      operation('The playlists of a channel', { tag, answer: VideoPlaylists }),
      OfHandle,
      parse('query', ChannelPlaylistsQuery),
      optionalUser,
      async (c) => {
        const channel = await findChannelByHandle(db, c.req.valid('param').handle, publicUrl.host);
        if (!channel) throw notFound('Channel');
        const viewer = c.var.user;
        const onlyPublic = viewer?.accountId !== channel.accountId;
        const scope = { channelId: channel.id, onlyPublic, viewer };
        return c.json(await playlistList(db, publicUrl, scope, c.req.valid('query')));
      },
    )
    .post(
      '/video-channels/:handle/video-playlists/reorder',
      operation('Reorder the playlists of a channel', { tag, status: 204 }),
      requireUser,
      OfHandle,
      parse('json', Reordering),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, publicUrl);
        const { channel } = await findManagedChannel(db, handle, c.var.user);
        await reorderChannel(db, channel.id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );

const ofMe = ({ db }: Node) =>
  new Hono().get(
    '/users/me/video-playlists/videos-exist',
    operation('In which of my playlists videos are', { tag, answer: VideosExist }),
    requireUser,
    parse('query', VideosExistQuery),
    async (c) => c.json(await videosExist(db, c.var.user.accountId, c.req.valid('query'))),
  );
