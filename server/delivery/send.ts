import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ByteRange } from './bytes/byte-range.ts';
import { type HeaderLines, validators } from './headers.ts';
import { type Entity, planAnswer } from './plan.ts';

export const STALLED_AFTER_MS = 60_000; // a client that takes nothing for so long is gone

/**
 * Writes the head of an answer, as the request's conditions and ranges will have it. Returns the bytes that are to
 * follow, or undefined when there are none and the response has ended.
 */
export function sendHead(
  request: IncomingMessage,
  response: ServerResponse,
  entity: Entity,
  headers: HeaderLines,
): ByteRange | undefined {
  const plan = planAnswer(request, entity);
  const common = [...headers, ...validators(entity)];
  if (plan.status === 304) return end(response.writeHead(304, common));
  if (plan.status === 416) {
    common.push('content-range', `bytes */${entity.sizeBytes}`, 'content-length', '0');
    return end(response.writeHead(416, common));
  }
  const { start, end: last } = plan;
  common.push('content-length', String(last - start + 1));
  if (plan.status === 206)
    common.push('content-range', `bytes ${start}-${last}/${entity.sizeBytes}`);
  response.writeHead(plan.status, common);
  if (request.method === 'HEAD' || last < start) return end(response);
  request.socket.setTimeout(STALLED_AFTER_MS);
  return { start, end: last };
}

function end(response: ServerResponse): undefined {
  response.end();
}
