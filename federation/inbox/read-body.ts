import type { IncomingMessage } from 'node:http';

import { Failure } from '../../server/platform/errors.ts';

const MAX_BODY_BYTES = 500_000; // contract § Signing
const MAX_SECONDS = 10; // who sends activities waits no longer for an answer either

/** The bytes of a request. Fails with `too_large` as soon as there are too many; who sends them too slowly is cut off. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const patience = setTimeout(() => request.destroy(), MAX_SECONDS * 1000);
    const end = (settle: () => void) => {
      clearTimeout(patience);
      settle();
    };
    if (Number(request.headers['content-length']) > MAX_BODY_BYTES)
      return end(() => reject(tooLarge()));
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) end(() => reject(tooLarge()));
      else chunks.push(chunk);
    });
    request.on('end', () =>
      end(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))),
    );
    request.on('error', (error) => end(() => reject(error)));
    request.on('close', () =>
      end(() => reject(new Failure('invalid', 'The request was cut short.'))),
    );
  });
}

const tooLarge = () => new Failure('too_large', `An activity has at most ${MAX_BODY_BYTES} bytes.`);
