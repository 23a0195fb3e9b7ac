import { Hono } from 'hono';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse, parseFields } from '../../platform/http.ts';
import type { FindNode } from '../../platform/known-node.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Origin } from '../actor-json.ts';
import { toShortUuid } from '../short-uuid.ts';
import { findChangeable, findReadable } from './access.ts';
import { CreatedPlaylist, Privacies, VideoPlaylist, VideoPlaylists } from './answers.ts';
import { changePlaylist, deletePlaylist } from './change-playlist.ts';
import { createPlaylist } from './create-playlist.ts';
import { elementRoutes } from './element-routes.ts';
import { NewPlaylistForm, OfPlaylist, PlaylistChange } from './forms.ts';
import { PlaylistListQuery } from './list-form.ts';
import { playlistList, presentPlaylists } from './lists.ts';
import { ownerRoutes } from './owner-routes.ts';
import { PLAYLIST_PRIVACIES } from './video-playlist.ts';

type Node = { db: Db; storage: Storage; publicUrl: Origin; findNode?: FindNode | undefined };

const tag = 'Video Playlists';

/** Playlists of videos: made by users, shown in their channels. */
export const videoPlaylistRoutes = (node: Node) =>
  new Hono()
    .route('/', listRoutes(node))
    .route('/', playlistRoutes(node))
    .route('/', elementRoutes(node))
    .route('/', ownerRoutes(node));

const listRoutes = ({ db, publicUrl }: Node) =>
  new Hono()
    .get(
      '/video-playlists',
      operation('All public playlists', { tag, answer: VideoPlaylists }),
      parse('query', PlaylistListQuery),
      optionalUser,
      async (c) => {
        const scope = { onlyPublic: true, viewer: c.var.user };
        return c.json(await playlistList(db, publicUrl, scope, c.req.valid('query')));
      },
    )
    .get(
      '/video-playlists/privacies',
      operation('Who may find a playlist', { tag, answer: Privacies }),
      (c) => c.json(PLAYLIST_PRIVACIES),
    );

const playlistRoutes = (node: Node) =>
  new Hono()
    .post(
      '/video-playlists',
      operation('Create a playlist', { tag, answer: CreatedPlaylist }),
      requireUser,
      parseFields(NewPlaylistForm),
      async (c) => {
        const created = await createPlaylist(node, c.var.user.accountId, c.req.valid('form'));
        const shortUUID = toShortUuid(created.uuid);
        return c.json({ videoPlaylist: { ...created, shortUUID } });
      },
    )
    .get(
      '/video-playlists/:id',
      operation('A playlist', { tag, answer: VideoPlaylist }),
      parse('param', OfPlaylist),
      optionalUser,
      async (c) => {
        const row = await findReadable(node.db, c.req.valid('param').id, c.var.user);
        const [playlist] = await presentPlaylists(node.db, node.publicUrl, [row]);
        return c.json(playlist!);
      },
    )
    .put(
      '/video-playlists/:id',
      operation('Change a playlist', { tag, status: 204 }),
      requireUser,
      parse('param', OfPlaylist),
      parseFields(PlaylistChange),
      async (c) => {
        const row = await findChangeable(node.db, c.req.valid('param').id, c.var.user);
        await changePlaylist(node, row, c.req.valid('form'), c.var.user);
        return c.body(null, 204);
      },
    )
    .delete(
      '/video-playlists/:id',
      operation('Delete a playlist', { tag, status: 204 }),
      requireUser,
      parse('param', OfPlaylist),
      async (c) => {
        const row = await findChangeable(node.db, c.req.valid('param').id, c.var.user);
        await deletePlaylist(node.db, row, c.var.user.accountId);
        return c.body(null, 204);
      },
    );
