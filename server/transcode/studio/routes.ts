import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findFormerSource, findManageable, ListOf } from '../../catalog/index.ts';
import { requireUser } from '../../identity/index.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { beginEdit, type StudioNode } from './begin-edit.ts';
import { EditAnswer, editJson } from './edit-json.ts';
import { editsOf, findEdit } from './edit-queries.ts';
import { EditState } from './edit-state.ts';
import { endEdit } from './end-edit.ts';

const tag = 'Video Studio';
const OfVideo = parse('param', z.object({ id: AnyId }));
const OfEdit = parse('param', z.object({ id: AnyId, editUuid: z.uuid() }));
const Edits = ListOf(EditAnswer).extend({ keepsOriginal: z.boolean() });

/** Cutting, joining and marking videos (contract § studio/edit); how far that is, and giving it up, is ours. */
export const studioRoutes = (node: StudioNode) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/videos/:id/studio/edit',
      operation('Make a new version of a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      async (c) => {
        const videoId = c.req.valid('param').id;
        await beginEdit(node, { user: c.var.user, videoId, incoming: c.env.incoming });
        return c.body(null, 204);
      },
    )
    .get(
      '/videos/:id/studio/edits',
      operation('The last versions of a video, and how far they are', { tag, answer: Edits }),
      requireUser,
      OfVideo,
      async (c) => {
        const video = await findManageable(node.db, c.req.valid('param').id, c.var.user);
        const edits = await editsOf(node.db, video.id);
        const keepsOriginal = (await findFormerSource(node.db, video.id)) !== undefined;
        return c.json({ ...listOf(edits.map(editJson), edits.length), keepsOriginal });
      },
    )
    .delete(
      '/videos/:id/studio/edits/:editUuid',
      operation('Give a new version of a video up', { tag, status: 204 }),
      requireUser,
      OfEdit,
      async (c) => {
        const { id, editUuid } = c.req.valid('param');
        const video = await findManageable(node.db, id, c.var.user);
        await node.db.transaction(async (tx) => {
          const edit = await findEdit(tx, editUuid);
          if (edit?.videoId !== video.id) throw notFound('Edit');
          await endEdit(tx, edit, { state: EditState.cancelled });
        });
        return c.body(null, 204);
      },
    );
