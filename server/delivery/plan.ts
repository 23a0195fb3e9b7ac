import type { IncomingHttpHeaders } from 'node:http';

import { type ByteRange, parseRange } from './bytes/byte-range.ts';

/** What conditions and ranges of a request are measured against. `lastModified` is an HTTP date. */
export type Entity = { sizeBytes: number; etag: string; lastModified?: string };

export type Plan =
  | ({ status: 200 | 206 } & ByteRange) // an empty file ends before it starts
  | { status: 304 }
  | { status: 416 };

type Request = { method?: string | undefined; headers: IncomingHttpHeaders };

/** How to answer a GET or HEAD: with which bytes, or with none because the client has them or asks beyond the end. */
export function planAnswer({ method, headers }: Request, entity: Entity): Plan {
  if (isKnown(headers, entity)) return { status: 304 };
  const asked =
    method === 'GET' && isCurrent(headers['if-range'], entity) ? headers.range : undefined;
  const range = parseRange(asked, entity.sizeBytes);
  if (range === 'unsatisfiable') return { status: 416 };
  return range ? { status: 206, ...range } : { status: 200, start: 0, end: entity.sizeBytes - 1 };
}

function isKnown(headers: IncomingHttpHeaders, { etag, lastModified }: Entity): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    return known.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
  }
  const since = headers['if-modified-since'];
  if (since === undefined || lastModified === undefined) return false;
  return Date.parse(lastModified) <= Date.parse(since);
}

/** Whether a part may be added to what the client has: only to these very bytes. */
const isCurrent = (
  condition: string | string[] | undefined,
  { etag, lastModified }: Entity,
): boolean => condition === undefined || condition === etag || condition === lastModified;
