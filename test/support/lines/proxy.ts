import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

type Passing = {
  /** What of the requests is meant. */
  isMeant: (incoming: IncomingMessage) => boolean;
  /** Hands on what is answered to those, in its own way. */
  pass: (answer: IncomingMessage, outgoing: ServerResponse) => void;
};

/** Stands before a server and passes on what is asked of it, until the test ends. */
export async function openProxy({ isMeant, pass }: Passing) {
  let target = '';
  const ranges: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const isThat = isMeant(incoming);
    if (isThat) ranges.push(headers.range);
    const onward = request(target + url!, { method: method!, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      outgoing.on('close', () => answer.destroy());
      if (isThat) pass(answer, outgoing);
      else answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    standBefore: (url: string) => void (target = url),
    /** The ranges that were asked for, of what is meant. */
    ranges,
  };
}
