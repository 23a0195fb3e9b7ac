import { Hono } from 'hono';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Origin } from '../actor-json.ts';
import { findChangeable, findReadable } from './access.ts';
import { CreatedElement, Elements } from './answers.ts';
import { addElement, changeElement, removeElement, reorder } from './elements.ts';
import { ElementChange, NewElement, OfElement, OfPlaylist, Reordering } from './forms.ts';
import { ElementsQuery } from './list-form.ts';
import { elementList } from './lists.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Video Playlists';
const PASSWORD_HEADER = 'x-peertube-video-password';

/** What is in a playlist. */
export const elementRoutes = (node: Node) =>
  new Hono().route('/', contentRoutes(node)).route('/', placeRoutes(node));

const contentRoutes = ({ db, publicUrl }: Node) =>
  new Hono()
    .get(
      '/video-playlists/:id/videos',
      operation('The videos of a playlist', { tag, answer: Elements }),
      parse('param', OfPlaylist),
      parse('query', ElementsQuery),
      optionalUser,
      async (c) => {
        const row = await findReadable(db, c.req.valid('param').id, c.var.user);
        return c.json(await elementList(db, publicUrl, row, c.var.user, c.req.valid('query')));
      },
    )
    .post(
      '/video-playlists/:id/videos',
      operation('Add a video to a playlist', { tag, answer: CreatedElement }),
      requireUser,
      parse('param', OfPlaylist),
      parse('json', NewElement),
      async (c) => {
        const { user } = c.var;
        const row = await findChangeable(db, c.req.valid('param').id, user);
        const password = c.req.header(PASSWORD_HEADER);
        const element = await addElement(db, row, user, c.req.valid('json'), password);
        return c.json({ videoPlaylistElement: element });
      },
    );

const placeRoutes = ({ db }: Node) =>
  new Hono()
    .post(
      '/video-playlists/:id/videos/reorder',
      operation('Reorder a playlist', { tag, status: 204 }),
      requireUser,
      parse('param', OfPlaylist),
      parse('json', Reordering),
      async (c) => {
        const row = await findChangeable(db, c.req.valid('param').id, c.var.user);
        await reorder(db, row, c.req.valid('json'), c.var.user);
        return c.body(null, 204);
      },
    )
    .put(
      '/video-playlists/:id/videos/:elementId',
      operation('Change where an element starts and stops', { tag, status: 204 }),
      requireUser,
      parse('param', OfElement),
      parse('json', ElementChange),
      async (c) => {
        const { id, elementId } = c.req.valid('param');
        const row = await findChangeable(db, id, c.var.user);
        await changeElement(db, row, elementId, c.req.valid('json'), c.var.user);
        return c.body(null, 204);
      },
    )
    .delete(
      '/video-playlists/:id/videos/:elementId',
      operation('Take an element out of a playlist', { tag, status: 204 }),
      requireUser,
      parse('param', OfElement),
      async (c) => {
        const { id, elementId } = c.req.valid('param');
        const row = await findChangeable(db, id, c.var.user);
        await removeElement(db, row, elementId, c.var.user);
        return c.body(null, 204);
      },
    );
