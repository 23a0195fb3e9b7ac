import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { notFound, systemCode } from '../platform/errors.ts';
import { bestEncoding, compress, type Encoding } from '../platform/http/compression.ts';
import type { Answer } from './answer.ts';
import { type Document, toDocument } from './documents.ts';
import { CACHING } from './headers.ts';

const MEDIA_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
};
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.json']);
const BROTLI_QUALITY = 9; // 11 saves 3 % more and takes ten times as long

type Variants = Partial<Record<Encoding, Promise<Document>>>;

/** The built client's hashed files, kept in memory: they are few, and each is compressed when it is first asked for. */
export function createAssets(directory: string) {
  const kept = new Map<string, Variants>();

  const load = (name: string, encoding: Encoding): Promise<Document> => {
    const variants = kept.get(name) ?? {};
    variants[encoding] ??= build(encoding, name).catch((error: unknown) => {
      kept.delete(name);
      throw systemCode(error) === 'ENOENT' ? notFound('File') : error;
    });
    kept.set(name, variants);
    return variants[encoding];
  };
  const build = async (encoding: Encoding, name: string): Promise<Document> => {
    const mediaType = MEDIA_TYPES[extname(name)]!;
    if (encoding === 'identity')
      return toDocument(await readFile(join(directory, name)), mediaType);
    const { text } = await load(name, 'identity');
    return toDocument(await compress(text, encoding, BROTLI_QUALITY), mediaType);
  };

  return {
    /** Fails with `not_found`. */
    async find(name: string, acceptEncoding = ''): Promise<Answer> {
      const extension = extname(name);
      if (!MEDIA_TYPES[extension]) throw notFound('File');
      const encoding = COMPRESSIBLE.has(extension) ? bestEncoding(acceptEncoding) : 'identity';
      const document = await load(name, encoding);
      const headers = ['content-type', document.mediaType, 'cache-control', CACHING.forever];
      headers.push('x-content-type-options', 'nosniff', 'vary', 'accept-encoding');
      if (encoding !== 'identity') headers.push('content-encoding', encoding);
      return { document, headers };
    },
  };
}
