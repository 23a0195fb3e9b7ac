import type { IncomingMessage, ServerResponse } from 'node:http';

import { Failure } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { headerLines } from '../signatures/index.ts';
import { readBody } from './read-body.ts';
import { createReceiver } from './receive.ts';
import { createRefusals } from './refuse.ts';

const INBOX = /^\/+(?:inbox|accounts\/+[^/?]+\/+inbox|video-channels\/+[^/?]+\/+inbox)\/*(?:\?|$)/;
const CONTENT_TYPE = /^application\/(activity\+json|ld\+json|json)\s*(;|$)/i;
const MAX_AT_ONCE = 500;
const MAX_BYTES_HELD = 32_000_000; // that came, and are read, proven and kept
const BUSY = 'Too much comes in at once. Try again.';

/**
 * Where other nodes send activities (contract § Inboxes), in front of the router: a popular node is told a thousand things a
 * second. What is answered with 202 is proven to be of its actor, and kept; a job does what it asks for.
 */
export function openInbox(node: Services) {
  const receive = createReceiver(node);
  const refuse = createRefusals(node.log);
  let underWay = 0;
  let bytesHeld = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let bytes = 0;
    try {
      if (underWay > MAX_AT_ONCE) throw busy();
      if (!CONTENT_TYPE.test(request.headers['content-type'] ?? ''))
        throw new Failure('unsupported_media_type', 'An activity is application/activity+json.');
      const body = await readBody(request);
      bytesHeld += bytes = body.length;
      if (bytesHeld > MAX_BYTES_HELD) throw busy();
      const headers = headerLines(request.rawHeaders);
      const { publicUrl: origin } = node;
      await receive({ method: 'POST', target: request.url!, headers, body, origin });
      response.writeHead(202, { 'content-length': 0 }).end();
    } catch (error) {
      refuse(response, error);
    } finally {
      bytesHeld -= bytes;
    }
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || !INBOX.test(request.url!)) return false;
    underWay++;
    void answer(request, response).finally(() => underWay--);
    return true;
  };
}

const busy = () => new Failure('unavailable', BUSY, { retryAfterSeconds: 5 });
