import type { Request, Send } from './client.ts';
import { remoteFailed } from './failure.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Sends, and sends again to where the answer points, until one does not. Only reading follows: a POST is sent once. */
export async function follow(send: Send, start: URL, request: Request, signal: AbortSignal) {
  const visited = new Set<string>();
  for (let url = start; visited.size <= MAX_REDIRECTS;) {
    if (visited.has(url.href)) throw remoteFailed(`${start.host} redirects in a circle.`);
    visited.add(url.href);
    const { statusCode: status, headers, body } = await send(url, request, signal);
    if (request.method === 'POST' || !REDIRECTS.has(status) || !headers.location) {
      return { status, headers, body, url };
    }
    body.on('error', () => {}).destroy(); // its words are for people
    const next = URL.parse(headers.location, url);
    if (!next) throw remoteFailed(`${url.host} redirects to what is no address.`);
    url = next;
  }
  throw remoteFailed(`${start.host} redirects more than ${MAX_REDIRECTS} times.`);
}
