import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { attachment } from '../platform/http/attachment.ts';
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
      const { blobKey: key, sizeBytes, sha256 } = found.export;
      const path = storage.localPath({ key, place: 'local' });
      const start = sha256 ? startOf(c.req.header(), sha256) : 0;
      if (start >= sizeBytes!)
        return c.body(null, 416, { 'content-range': `bytes */${sizeBytes}` });
      const headers = {
        ...headersOf({ start, sizeBytes: sizeBytes!, sha256 }),
        'content-disposition': attachment(`${found.username} export`, '.zip'),
      };
      const status = start > 0 ? 206 : 200;
      if (c.req.method === 'HEAD') return c.body(null, status, headers);
      const bytes = Readable.toWeb(createReadStream(path, { start })) as ReadableStream;
      return c.body(bytes, status, headers);
    },
  );

type Part = { start: number; sizeBytes: number; sha256: string | null };

const headersOf = ({ start, sizeBytes, sha256 }: Part) => ({
  'content-type': 'application/zip',
  'content-length': String(sizeBytes - start),
  ...(start > 0 && { 'content-range': `bytes ${start}-${sizeBytes - 1}/${sizeBytes}` }),
  ...(sha256 && { etag: `"${sha256}"`, 'repr-digest': `sha-256=:${sha256}:` }),
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
});

const FROM = /^bytes=(\d{1,15})-$/;

/** From which byte on a request wants the archive: what has broken off goes on, if it is still the same (RFC 9110 § 14.2). */
function startOf(headers: Record<string, string>, sha256: string): number {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== `"${sha256}"`) return 0;
  return Number(FROM.exec(headers['range'] ?? '')?.[1] ?? 0);
}
