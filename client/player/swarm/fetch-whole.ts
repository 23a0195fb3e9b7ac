import { startTimeLimit } from './time-limit.ts';

/** `fetch`, or what stands for it. */
export type Load = (url: string, init?: RequestInit) => Promise<Response>;

export interface Loading {
  signal: AbortSignal;
  load?: Load;
  /** How long it may take; a minute unless told. */
  limitMs?: number;
}

const MOST_BYTES = 4 * 2 ** 20;
const MOST_MS = 60_000;

/** The bytes at an address. Throws when there are none, when they are more than 4 MiB or take too long, and when aborted. */
export async function fetchWhole(
  url: string,
  { signal, load = fetch, limitMs = MOST_MS }: Loading,
): Promise<Uint8Array<ArrayBuffer>> {
  const limit = startTimeLimit(limitMs);
  try {
    const answer = await load(url, { signal: AbortSignal.any([signal, limit.signal]) });
    if (!answer.ok || !answer.body) throw new Error(`answered ${answer.status}`);
    return await readWhole(answer.body);
  } finally {
    limit.end();
  }
}

async function readWhole(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) throw new Error('more than can be meant');
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The text at an address; throws as `fetchWhole` does. */
export const fetchText = async (url: string, loading: Loading): Promise<string> =>
  new TextDecoder().decode(await fetchWhole(url, loading));
