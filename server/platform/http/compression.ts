import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a body can be sent (RFC 9110, 8.4.1). */
export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const allowing = (encoding: Encoding) =>
  new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`);
const [ALLOWS_BROTLI, ALLOWS_GZIP] = [allowing('br'), allowing('gzip')];

/** The smallest of the encodings an `Accept-Encoding` allows. */
export const bestEncoding = (accepted = ''): Encoding =>
  ALLOWS_BROTLI.test(accepted) ? 'br' : ALLOWS_GZIP.test(accepted) ? 'gzip' : 'identity';

/** Compresses a body that is sent often with quality 9, one that is sent once with less: up to 11 for Brotli. */
export async function compress(
  bytes: Buffer,
  encoding: Encoding,
  brotliQuality: number,
): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return compressGzip(bytes);
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
}
