import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import { Hono } from 'hono';
import * as z from 'zod';

import { attachment } from '../platform/attachment.ts';
import type { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import type { Storage } from '../platform/storage.ts';
import { DOWNLOAD_TOKEN, opensDownload } from './download-token.ts';
import { ExportState, findByFilename } from './queries.ts';

const OfFile = z.object({ filename: z.string().max(100) });
const FILENAME = /^[\da-f-]{36}\.zip$/;
const Token = z.object({ jwt: z.string().regex(DOWNLOAD_TOKEN) });

type Node = { db: Db; storage: Storage; secret: Buffer };

/** Archives, to whoever has the address that was given to their user. */
export const archiveRoutes = ({ db, storage, secret }: Node) =>
  new Hono().get(
    '/download/user-exports/:filename',
    operation('Download a user export', { tag: 'User Exports', mediaType: 'application/zip' }),
    parse('param', OfFile),
    parse('query', Token),
    async (c) => {
      const { filename } = c.req.valid('param');
      if (!FILENAME.test(filename)) throw notFound('User export');
      if (!opensDownload(secret, filename, c.req.valid('query').jwt))
        throw forbidden('This address is not valid any more.');
      const found = await findByFilename(db, filename);
      if (!found?.export.blobKey || found.export.state !== ExportState.completed)
        throw notFound('User export');
      const { blobKey: key, sizeBytes } = found.export;
      const path = storage.localPath({ key, place: 'local' });
      return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
        'content-type': 'application/zip',
        'content-length': String(sizeBytes),
        'content-disposition': attachment(`${found.username} export`, '.zip'),
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
    },
  );
