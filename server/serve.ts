import type { IncomingMessage, RequestListener } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import { createApp } from './app.ts';
import { openDelivery } from './delivery/index.ts';
import { openTracker } from './distribution/index.ts';
import type { Listener, Sockets } from './platform/listen.ts';
import type { Protocol } from './protocol.ts';
import { openRunnerSockets } from './runners/index.ts';
import type { Services } from './services.ts';

type Served = { node: Services; protocol: Protocol | undefined };

/** Answers on the port for what this process is: the web, the tracker, or both. */
export async function serve(web: Listener, served: Served, parts: AsyncDisposableStack) {
  const { roles } = served.node.config;
  const tracker = roles.has('tracker') ? await openTracker(served.node) : undefined;
  const answer = roles.has('web') ? await answerWeb(served, parts) : notFound;
  const runners = roles.has('web') ? await openRunnerSockets(served.node) : undefined;
  web.serve(
    (request, response) => {
      if (!tracker?.handle(request, response)) answer(request, response);
    },
    socketsOf([tracker, runners]),
  );
  parts.defer(() => web.close()); // before the rest: what is under way still has all it needs
  parts.defer(() => tracker?.close()); // before that: a socket would be under way for ever
  parts.defer(() => runners?.close());
}

/** Each web socket goes to whoever knows its address. */
function socketsOf(all: (Sockets | undefined)[]): Sockets {
  const find = (request: IncomingMessage) => all.find((sockets) => sockets?.takesSocket(request));
  return {
    takesSocket: (request) => find(request) !== undefined,
    upgrade: (request, socket, head) => find(request)?.upgrade(request, socket, head),
  };
}

async function answerWeb(
  { node, protocol }: Served,
  parts: AsyncDisposableStack,
): Promise<RequestListener> {
  const delivery = await openDelivery(node);
  parts.defer(() => delivery.close());
  const takes = protocol?.listener(node);
  const app = await createApp(node, protocol);
  const answer = getRequestListener(app.fetch);
  return (request, response) => {
    if (delivery.handle(request, response) || takes?.(request, response)) return;
    void answer(request, response);
  };
}

const notFound: RequestListener = (_, response) => {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found.\n');
};
