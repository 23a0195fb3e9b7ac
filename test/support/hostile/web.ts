import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

import { Failure } from '../../../server/platform/errors.ts';
import { type Answer, openFetch, PUBLIC_INTERNET } from '../../../server/platform/fetch/index.ts';

const MAX_SHOWN = 1_000;

type Options = Parameters<ReturnType<typeof openFetch>['fetch']>[1];

/**
 * What a node of a fuzz finds when it fetches something: of these hosts what was said of it last, of a bare address
 * whatever the real way out makes of that, and nothing else. Keeps which addresses connections were opened to.
 */
export function openHostileWeb(publicUrl: URL, hosts: string[]) {
  const shown = new Map<string, unknown>();
  const wayOut = openFetch(PUBLIC_INTERNET, { publicUrl, seconds: { connect: 1 } });
  const reached: string[] = [];
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { socket: Socket };
    socket.once('connect', () => {
      if (socket.remoteAddress) reached.push(socket.remoteAddress); // a socket of PostgreSQL has none
    });
  });

  async function fetch(url: URL, options: Options): Promise<Answer & { body: Buffer }> {
    await (options.headers as ((to: URL) => Promise<object>) | undefined)?.(url);
    if (isBareAddress(url.hostname)) return wayOut.fetch(url, options);
    if (!hosts.includes(url.origin)) throw new Failure('remote_failed', 'Nobody answers.');
    const body = Buffer.from(JSON.stringify(shown.get(url.href) ?? null));
    const headers = { 'content-type': 'application/activity+json' };
    return { status: shown.has(url.href) ? 200 : 404, url, headers, body };
  }

  return {
    fetch: { ...wayOut, fetch },
    reached,
    /** Shows something at its own id, if it has one. */
    show(what: unknown) {
      const id = (what as { id?: unknown } | null | undefined)?.id;
      if (typeof id !== 'string') return;
      if (shown.size >= MAX_SHOWN) shown.clear();
      shown.set(id, what);
    },
  };
}

const isBareAddress = (host: string) => /^[\d.]+$|^\[|^localhost\.?$/.test(host);
