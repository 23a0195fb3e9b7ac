import type { Context } from 'hono';
import * as z from 'zod';

import { rangeOf } from '../../platform/resumable/content-range.ts';

/** Which upload a request is about. */
export const UploadId = z.object({ upload_id: z.string() });

const EMPTY = { 'content-length': '0' };

type Begun = { id: string; isNew: boolean; offsetBytes: number };
type At = { publicUrl: Pick<URL, 'origin'>; path: string };

/**
 * Where to send the bytes of an upload, and how many have come of one that was begun before. Clients of the contract want
 * a whole address.
 */
export function answerBegun(
  c: Context,
  { id, isNew, offsetBytes }: Begun,
  { publicUrl, path }: At,
) {
  const range = rangeOf(offsetBytes);
  const location = `${publicUrl.origin}${path}?upload_id=${id}`;
  return c.body(null, isNew ? 201 : 200, { ...EMPTY, location, ...(range && { range }) });
}

/** More bytes are to come, from here on. */
export function answerOffset(c: Context, offsetBytes: number) {
  const range = rangeOf(offsetBytes);
  return c.body(null, 308, { ...EMPTY, ...(range && { range }) });
}
