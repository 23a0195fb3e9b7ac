import type { IncomingMessage } from 'node:http';

import { Failure, invalid } from '../errors.ts';

const SILENT_SECONDS = 120; // a connection that brings nothing for so long is dead
const JSON_MAX_BYTES = 2 ** 20;

/**
 * The bytes of a request as they come; stopping to read leaves the connection open for an answer. Fails with `invalid`
 * when the connection breaks, or goes silent, before the end.
 */
export async function* bytesOf(incoming: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  using _ = limitSilence(incoming);
  try {
    yield* incoming.iterator({ destroyOnReturn: false });
    if (!incoming.complete) throw brokenOff();
  } catch (error) {
    throw brokenOff(error);
  }
}

/** Until this is disposed, a connection that goes silent is closed. */
export function limitSilence(
  incoming: IncomingMessage,
  silentSeconds = SILENT_SECONDS,
): Disposable {
  incoming.setTimeout(silentSeconds * 1000, () => incoming.destroy());
  return { [Symbol.dispose]: () => void incoming.setTimeout(0) };
}

const brokenOff = (cause?: unknown) =>
  new Failure('invalid', 'The connection ended before the request did.', {}, cause);

/** The whole body of a request of at most `maxBytes`, counted as it comes; else it fails with `too_large`, for this reason. */
export async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
  why = 'This request is too large.',
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of bytesOf(incoming)) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new Failure('too_large', why);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a request of at most 1 MiB. Fails with `too_large` or `invalid`. */
export async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const body = await readBody(incoming, JSON_MAX_BYTES);
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid('body', 'is not JSON');
  }
}
