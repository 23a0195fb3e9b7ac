import type { IncomingHttpHeaders } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';

import { Failure } from '../errors.ts';
import { remoteFailed } from './failure.ts';

/** An answer to HEAD names the encoding of a body that does not come: to a decoder, no bytes are no error. */
const gunzip = () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
const unbrotli = () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });

const DECODERS: Record<string, () => Transform> = { gzip: gunzip, 'x-gzip': gunzip, br: unbrotli };

/** The encodings a body may come in. */
export const ACCEPT_ENCODING = 'gzip, br';

export type Sink = (chunks: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Passes a body on to `sink`, decoded. Fails with `too_large` as soon as it has more than
 * `maxBytes`, counted after decoding, so that a small body cannot unfold into a huge one.
 */
export async function drain(
  body: Readable,
  headers: IncomingHttpHeaders,
  sink: Sink,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<void> {
  let sizeBytes = 0;
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) {
        throw new Failure('too_large', `The answer has more than ${maxBytes} bytes.`);
      }
      yield chunk;
    }
  }
  await pipeline([body, ...decoders(headers['content-encoding']), counted, sink], { signal });
}

function decoders(encoding = 'identity'): Transform[] {
  if (encoding === 'identity') return [];
  const decoder = DECODERS[encoding.toLowerCase()];
  if (!decoder) throw remoteFailed(`The answer is encoded as ${encoding}, which nobody asked for.`);
  return [decoder()];
}
