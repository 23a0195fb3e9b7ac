import type { Entity } from './plan.ts';

/** Header lines as `writeHead` takes them, name and value in turn: it then neither copies nor sorts them. */
export type HeaderLines = string[];

/** Media may be played by pages of every site; what is not public is guarded by credentials no browser adds by itself. */
const OPEN_TO_ALL: HeaderLines = [
  'access-control-allow-origin',
  '*',
  'access-control-expose-headers',
  'Accept-Ranges, CMSD-Dynamic, Content-Length, Content-Range, ETag, Retry-After',
  'cross-origin-resource-policy',
  'cross-origin',
];

/** Whatever somebody has uploaded, no browser may take it for a page or script of ours. */
const INERT: HeaderLines = [
  'x-content-type-options',
  'nosniff',
  'content-security-policy',
  "sandbox; default-src 'none'",
];

export const MEDIA_HEADERS: HeaderLines = [...OPEN_TO_ALL, ...INERT];

export const PREFLIGHT_HEADERS: HeaderLines = [
  ...OPEN_TO_ALL,
  'access-control-allow-methods',
  'GET, HEAD, OPTIONS',
  'access-control-allow-headers',
  'Authorization, If-Modified-Since, If-None-Match, If-Range, Range, X-PeerTube-Video-Password',
  'access-control-max-age',
  '86400',
];

/** How long others may keep an answer. */
export const CACHING = {
  forever: 'public, max-age=31536000, immutable', // the name changes when the content does
  revalidated: 'public, no-cache', // grows while renditions are added
  never: 'private, no-store', // only this viewer may have it
} as const;

export const validators = ({ etag, lastModified }: Entity): HeaderLines =>
  lastModified === undefined
    ? ['etag', etag, 'accept-ranges', 'bytes']
    : ['etag', etag, 'accept-ranges', 'bytes', 'last-modified', lastModified];
