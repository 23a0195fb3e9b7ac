import type { IncomingMessage, ServerResponse } from 'node:http';

import type { BlobRef } from './bytes/open-files.ts';
import { type FileSource, sendFile } from './bytes/send-file.ts';
import type { Document } from './documents.ts';
import { CACHING, type HeaderLines, MEDIA_HEADERS } from './headers.ts';
import { sendHead } from './send.ts';

/** What a request gets: stored bytes, or text written for it. */
export type Answer = { headers: HeaderLines } & ({ blob: BlobRef } | { document: Document });

type Caching = (typeof CACHING)[keyof typeof CACHING];

/** The headers of media that a user has given us. */
export const mediaHeaders = (mediaType: string, caching: Caching): HeaderLines => [
  'content-type',
  mediaType,
  'cache-control',
  caching,
  ...MEDIA_HEADERS,
];

/** Sends a document from memory, or a range of a file. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  source: FileSource,
): void | Promise<void> {
  if ('blob' in answer) return sendFile(request, response, answer, source);
  const { text, etag } = answer.document;
  const entity = { sizeBytes: text.length, etag };
  const range = sendHead(request, response, entity, answer.headers);
  if (range) response.end(text.subarray(range.start, range.end + 1));
}
