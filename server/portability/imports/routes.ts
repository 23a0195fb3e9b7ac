import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { requireUser } from '../../identity/index.ts';
import { notFound } from '../../platform/errors.ts';
import { check, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { announcedSize } from '../../platform/resumable/announced-size.ts';
import { readJson } from '../../platform/resumable/body.ts';
import { parseContentRange, rangeOf } from '../../platform/resumable/content-range.ts';
import { createUploadLocks } from '../../platform/resumable/locks.ts';
import { requireTheirs } from '../theirs.ts';
import { ArchiveReceived, importJson, LatestImport } from './import-json.ts';
import { findLatest } from './queries.ts';
import {
  beginArchive,
  cancelArchive,
  continueArchive,
  offsetOf,
  type Receiving,
} from './receive-archive.ts';

const tag = 'User Imports';
const PATH = '/users/:userId/imports/import-resumable';
const EMPTY = { 'content-length': '0' };

const OfUser = z.object({
  userId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});
const UploadId = z.object({ upload_id: z.string() });
const File = z.object({ filename: z.string().min(1).max(255) });

type Node = Receiving & { publicUrl: Pick<URL, 'origin'> };

/** Archives that users bring along. To be mounted before bodies are limited: these are large. */
export const userImportRoutes = (services: Omit<Node, 'locks'>) => {
  const node = { ...services, locks: createUploadLocks() };
  return new Hono<{ Bindings: HttpBindings }>()
    .route('/', receivingRoutes(node))
    .route('/', endingRoutes(node));
};

const receivingRoutes = (node: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      PATH,
      operation('Begin or go on with the import of an archive', { tag, status: 201 }),
      requireUser,
      parse('param', OfUser),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(node.db, c.var.user, userId);
        const sizeBytes = announcedSize(c.env.incoming);
        const { filename } = check(File, await readJson(c.env.incoming));
        const { row, isNew } = await beginArchive(node, userId, { filename, sizeBytes });
        const range = rangeOf(await offsetOf(node, row));
        const { origin } = node.publicUrl;
        const location = `${origin}${c.req.path}?upload_id=${row.uploadId}`;
        return c.body(null, isNew ? 201 : 200, { ...EMPTY, location, ...(range && { range }) });
      },
    )
    .put(
      PATH,
      operation('Send a part of an archive', { tag, answer: ArchiveReceived }),
      requireUser,
      parse('param', OfUser),
      parse('query', UploadId),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(node.db, c.var.user, userId);
        const chunk = {
          range: parseContentRange(c.req.header('content-range')),
          incoming: c.env.incoming,
        };
        const asked = { userId, uploadId: c.req.valid('query').upload_id };
        const { whole, offsetBytes } = await continueArchive(node, c.var.user, asked, chunk);
        if (whole) return c.json({ userImport: { id: whole.id } });
        const here = rangeOf(offsetBytes);
        return c.body(null, 308, { ...EMPTY, ...(here && { range: here }) });
      },
    );

const endingRoutes = (node: Receiving) =>
  new Hono()
    .delete(
      PATH,
      operation('Give up an archive that is not here whole', { tag, status: 204 }),
      requireUser,
      parse('param', OfUser),
      parse('query', UploadId),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(node.db, c.var.user, userId);
        await cancelArchive(node, { userId, uploadId: c.req.valid('query').upload_id });
        return c.body(null, 204);
      },
    )
    .get(
      '/users/:userId/imports/latest',
      operation('The latest import of a user', { tag, answer: LatestImport }),
      requireUser,
      parse('param', OfUser),
      async (c) => {
        const { userId } = c.req.valid('param');
        await requireTheirs(node.db, c.var.user, userId);
        const latest = await findLatest(node.db, userId);
        if (!latest) throw notFound('User import');
        return c.json(importJson(latest), 200, { 'cache-control': 'no-store' });
      },
    );
