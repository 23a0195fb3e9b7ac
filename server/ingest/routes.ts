import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { type Origin, toShortUuid } from '../catalog/index.ts';
import { requireUser, type User } from '../identity/index.ts';
import type { Database } from '../platform/db.ts';
import { limitBody, listOf, parse } from '../platform/http.ts';
import { unlessAsync } from '../platform/http/prefer.ts';
import { operation } from '../platform/operation.ts';
import { parseContentRange } from '../platform/resumable/content-range.ts';
import { createUploadLocks } from '../platform/resumable/locks.ts';
import { Uploaded, UploadDrafts } from './answers.ts';
import { arrivingRoutes } from './arriving/routes.ts';
import type { CompleteStore } from './complete.ts';
import { DraftChange } from './draft.ts';
import { changeDraft, listDrafts } from './drafts.ts';
import { uploadForm } from './heads/multipart.ts';
import { answerBegun, answerOffset, UploadId } from './heads/resumable-answers.ts';
import { beginOrResume, cancelUpload, continueUpload } from './heads/resumable.ts';
import { answerTus, type TusNode, VIDEO_HEADER } from './heads/tus.ts';
import { openUntilShown, type UntilShown } from './heads/until-shown.ts';
import { replacementRoutes } from './replacement/routes.ts';
import { offsetOf } from './upload.ts';

const RESUMABLE_PATH = '/api/v1/videos/upload-resumable';
const EXPOSED = [
  'Location',
  'Retry-After',
  'Tus-Resumable',
  'Upload-Expires',
  'Upload-Length',
  'Upload-Metadata',
  'Upload-Offset',
  VIDEO_HEADER,
].join(', ');

const UPLOAD = 'Video Upload';
const MAX_DRAFT_BYTES = 2 ** 20;

/** Three ways for a file to come in: in one form, in PeerTube's resumable protocol, and in tus. */
export const ingestRoutes = async (
  services: CompleteStore & { database: Database; publicUrl: Origin },
) => {
  const node = { ...services, locks: createUploadLocks() };
  const untilShown = await openUntilShown(services);
  return new Hono<{ Bindings: HttpBindings }>()
    .route('/', formRoutes(node, untilShown))
    .route('/', resumableRoutes(node, untilShown))
    .route('/', replacementRoutes(node))
    .route('/', draftRoutes(node))
    .route('/', arrivingRoutes(node))
    .route('/', tusRoutes(node));
};

const formRoutes = (node: TusNode, untilShown: UntilShown) =>
  new Hono<{ Bindings: HttpBindings }>().post(
    '/videos/upload',
    operation('Upload a video in one form', {
      tag: UPLOAD,
      answer: Uploaded,
      contractId: 'uploadLegacy',
    }),
    requireUser,
    async (c) => {
      const video = await uploadForm(node, c.var.user, c.env.incoming);
      await unlessAsync(c, () => untilShown(video));
      return c.json({ video: named(video) });
    },
  );

const resumableRoutes = (node: TusNode & { publicUrl: Origin }, untilShown: UntilShown) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/videos/upload-resumable',
      operation('Begin or go on with a resumable upload', {
        tag: UPLOAD,
        status: 201,
        contractId: 'uploadResumableInit',
      }),
      requireUser,
      async (c) => {
        const { upload, isNew } = await beginOrResume(node, c.var.user, c.env.incoming);
        const offsetBytes = await offsetOf(node, upload);
        const at = { publicUrl: node.publicUrl, path: RESUMABLE_PATH };
        return answerBegun(c, { id: upload.id, isNew, offsetBytes }, at);
      },
    )
    .put(
      '/videos/upload-resumable',
      operation('Send a part of a resumable upload', { tag: UPLOAD, answer: Uploaded }),
      requireUser,
      parse('query', UploadId),
      async (c) => {
        const range = parseContentRange(c.req.header('content-range'));
        const id = c.req.valid('query').upload_id;
        const chunk = { range, incoming: c.env.incoming };
        const { video, offsetBytes } = await continueUpload(node, c.var.user, id, chunk);
        if (!video) return answerOffset(c, offsetBytes);
        await unlessAsync(c, () => untilShown(video));
        return c.json({ video: named(video) });
      },
    )
    .delete(
      '/videos/upload-resumable',
      operation('Give up a resumable upload', { tag: UPLOAD, status: 204 }),
      requireUser,
      parse('query', UploadId),
      async (c) => {
        await cancelUpload(node, c.var.user, c.req.valid('query').upload_id);
        return c.body(null, 204);
      },
    );

const draftRoutes = (node: TusNode) =>
  new Hono<{ Bindings: HttpBindings }>()
    .get(
      '/uploads',
      operation('My uploads that are not videos yet', { tag: UPLOAD, answer: UploadDrafts }),
      requireUser,
      async (c) => {
        const drafts = await listDrafts(node, c.var.user);
        return c.json(listOf(drafts, drafts.length));
      },
    )
    .put(
      '/uploads/:id/draft',
      operation('Change what is said about an upload', { tag: UPLOAD, status: 204 }),
      requireUser,
      limitBody(MAX_DRAFT_BYTES),
      parse('json', DraftChange),
      async (c) => {
        await changeDraft(node.db, c.var.user, c.req.param('id'), c.req.valid('json'));
        return c.body(null, 204);
      },
    );

const tusRoutes = (node: TusNode) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/uploads',
      operation('Create a tus upload', { tag: UPLOAD, status: 201 }),
      requireUser,
      (c) => tus(node, c.var.user, c),
    )
    .on(
      ['GET', 'PATCH', 'DELETE'],
      '/uploads/:id',
      operation('Ask, send or give up a tus upload', { tag: UPLOAD, status: 204 }),
      requireUser,
      (c) => tus(node, c.var.user, c),
    ); // a HEAD comes here as GET

type Caller = { env: HttpBindings; req: { raw: Request }; res: Response };

function tus(node: TusNode, user: User, { env, req, res }: Caller) {
  res.headers.set('tus-resumable', '1.0.0'); // also on what fails
  res.headers.set('access-control-expose-headers', EXPOSED);
  return answerTus(node, user, { request: req.raw, incoming: env.incoming });
}

const named = ({ id, uuid }: { id: number; uuid: string }) => ({
  id,
  uuid,
  shortUUID: toShortUuid(uuid),
});
