import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

import { headerLines, type SignedRequest } from '../../federation/signatures/index.ts';

/** What an inbox answers with; `hang` is never to answer. */
export type SinkAnswer = number | 'hang';

/** Another node of which there is only an inbox. It keeps what it got, and answers as `answer` says of each request. */
export async function startSink(
  answer: (request: SignedRequest) => SinkAnswer | Promise<SinkAnswer> = () => 204,
) {
  const received: SignedRequest[] = [];
  const server = createServer((incoming, response) => {
    const take = async () => {
      const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
      const { method = '', url: target = '', rawHeaders } = incoming;
      const request = { method, target, origin, body, headers: headerLines(rawHeaders) };
      received.push(request);
      const status = await answer(request);
      if (status !== 'hang') response.writeHead(status).end();
    };
    take().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    host: origin.host,
    inboxUrl: new URL('/inbox', origin).href,
    received,
    /** The ids of what it got, in order. */
    ids: () => received.map(({ body }) => (JSON.parse(String(body)) as { id: string }).id),
  };
}
