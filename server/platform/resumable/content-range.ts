import { invalid } from '../errors.ts';

/** Which bytes of a file a request carries; a query carries none and asks how far the upload is. */
export type ContentRange =
  | { query: true; totalBytes: number }
  | { query: false; start: number; lengthBytes: number; totalBytes: number };

const QUERY = /^bytes \*\/(\d{1,15})$/;
const CHUNK = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/;

/** Reads `bytes 0-1023/4096` or, with a star for the range, a query. Fails with `invalid` for anything else. */
export function parseContentRange(header: string | undefined): ContentRange {
  const query = QUERY.exec(header ?? '');
  if (query) return { query: true, totalBytes: Number(query[1]) };
  const chunk = CHUNK.exec(header ?? '');
  const [start, end, totalBytes] = (chunk ?? []).slice(1).map(Number);
  if (
    start === undefined ||
    end === undefined ||
    totalBytes === undefined ||
    end < start ||
    end >= totalBytes
  ) {
    throw invalid(
      'Content-Range',
      'must be "bytes START-END/TOTAL", or "bytes */TOTAL" to ask how far it is',
    );
  }
  return { query: false, start, lengthBytes: end - start + 1, totalBytes };
}

/** The `Range` header of an unfinished upload: the bytes that are here, or none. */
export const rangeOf = (offsetBytes: number): string | undefined =>
  offsetBytes > 0 ? `bytes=0-${offsetBytes - 1}` : undefined;
