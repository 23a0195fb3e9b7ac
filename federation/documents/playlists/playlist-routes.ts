import { type Context, Hono } from 'hono';

import { show } from '../answer.ts';
import type { Node } from '../node.ts';
import { numberOf } from '../number.ts';
import { pageOf } from '../paging.ts';
import {
  findPlaylistElementObject,
  findPlaylistElsewhere,
  findPlaylistObject,
} from './playlist.ts';

const PLAYLIST = { what: 'Playlist', context: 'Playlist' } as const;
const ELEMENT = { what: 'Playlist element', context: 'Playlist' } as const;

/** A playlist, by its id and its short addresses, and the places in it. */
export function playlistRoutes(node: Node) {
  const playlist = show(PLAYLIST, async (c: Context) => {
    const id = c.req.param('id')!;
    return (
      (await findPlaylistObject(node.db, node, id, pageOf(c.req.query()))) ??
      (await findPlaylistElsewhere(node.db, node, id))
    );
  });
  const element = show(ELEMENT, (c: Context) =>
    findPlaylistElementObject(
      node.db,
      node,
      c.req.param('id')!,
      numberOf(c.req.param('elementId')),
    ),
  );
  return new Hono()
    .get('/video-playlists/:id', playlist)
    .get('/videos/watch/playlist/:id', playlist)
    .get('/w/p/:id', playlist)
    .get('/video-playlists/:id/videos/:elementId', element);
}
