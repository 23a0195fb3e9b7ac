import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import {
  AnyId,
  findManageable,
  type Origin,
  sourceJson,
  VideoSource,
} from '../../catalog/index.ts';
import { requireUser, type User } from '../../identity/index.ts';
import { notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { parseContentRange } from '../../platform/resumable/content-range.ts';
import { answerBegun, answerOffset, UploadId } from '../heads/resumable-answers.ts';
import { cancelUpload, continueUpload } from '../heads/resumable.ts';
import type { TusNode } from '../heads/tus.ts';
import { offsetOf } from '../upload.ts';
import { beginReplacement, requireReplacement } from './begin-replacement.ts';

const OfVideo = parse('param', z.object({ id: AnyId }));
const PATH = '/videos/:id/source/replace-resumable';
const tag = 'Video Upload';

type Node = TusNode & { publicUrl: Origin };

/** Another file for a video that is there, in the protocol of resumable uploads. */
export const replacementRoutes = (node: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      PATH,
      operation('Begin or go on with replacing the file of a video', { tag, status: 201 }),
      requireUser,
      OfVideo,
      async (c) => {
        const replaced = { user: c.var.user, videoId: c.req.valid('param').id };
        const { upload, isNew } = await beginReplacement(node, replaced, c.env.incoming);
        const at = { publicUrl: node.publicUrl, path: c.req.path };
        const offsetBytes = await offsetOf(node, upload);
        return answerBegun(c, { id: upload.id, isNew, offsetBytes }, at);
      },
    )
    .put(
      PATH,
      operation('Send a part of the file that replaces another', { tag, answer: VideoSource }),
      requireUser,
      OfVideo,
      parse('query', UploadId),
      async (c) => {
        const id = c.req.valid('query').upload_id;
        const replaced = { user: c.var.user, videoId: c.req.valid('param').id };
        await requireReplacement(node.db, replaced, id);
        const range = parseContentRange(c.req.header('content-range'));
        const chunk = { range, incoming: c.env.incoming };
        const { video, offsetBytes } = await continueUpload(node, c.var.user, id, chunk);
        if (!video) return answerOffset(c, offsetBytes);
        return c.json(await sourceNow(node, c.var.user, video.uuid));
      },
    )
    .delete(
      PATH,
      operation('Give up replacing the file of a video', { tag, status: 204 }),
      requireUser,
      OfVideo,
      parse('query', UploadId),
      async (c) => {
        const id = c.req.valid('query').upload_id;
        const replaced = { user: c.var.user, videoId: c.req.valid('param').id };
        await requireReplacement(node.db, replaced, id);
        await cancelUpload(node, c.var.user, id);
        return c.body(null, 204);
      },
    );

async function sourceNow({ db, publicUrl }: Node, user: User, videoId: string) {
  const source = sourceJson(publicUrl, await findManageable(db, videoId, user));
  if (!source) throw notFound('Video source');
  return source;
}
