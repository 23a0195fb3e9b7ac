import type { ByteRange } from './pieces.ts';
import { startTimeLimit } from './time-limit.ts';

const SILENT_MS = 8000;

/** Who hears of an answer: of its head, then of each part as it arrives. */
interface Hears {
  onHead: (answer: Response) => void;
  onBytes: (count: number) => void;
}

/**
 * Fetches bytes of a file. Throws when the answer is not exactly these bytes, when nothing comes for eight seconds, and the
 * reason of the signal when that aborts.
 */
export async function fetchRange(
  url: string,
  { start, end }: ByteRange,
  signal: AbortSignal,
  { onHead, onBytes }: Hears,
): Promise<Uint8Array<ArrayBuffer>> {
  const silence = startTimeLimit(SILENT_MS);
  try {
    const response = await fetch(url, {
      headers: { range: `bytes=${start}-${end - 1}` }, // a header that needs no preflight
      signal: AbortSignal.any([signal, silence.signal]),
    });
    onHead(response);
    if (response.status !== 206 || !response.body) throw new Error(`answered ${response.status}`);
    const bytes = new Uint8Array(end - start);
    let at = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      silence.extend();
      if (at + part.value.length > bytes.length) throw new Error('more than was asked for');
      bytes.set(part.value, at);
      at += part.value.length;
      onBytes(part.value.length);
    }
    if (at < bytes.length) throw new Error('less than was asked for');
    return bytes;
  } finally {
    silence.end();
  }
}
