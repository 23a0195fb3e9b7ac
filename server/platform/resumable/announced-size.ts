import type { IncomingMessage } from 'node:http';

import { invalid } from '../errors.ts';

/** How many bytes an upload that begins will have. Fails with `invalid` when nobody tells. */
export function announcedSize({ headers }: IncomingMessage): number {
  const size = headers['x-upload-content-length'];
  if (typeof size === 'string' && /^[1-9]\d{0,14}$/.test(size)) return Number(size);
  throw invalid('X-Upload-Content-Length', 'must be the size of the file in bytes');
}
