import type { IncomingMessage, RequestListener } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import { createApp } from './app.ts';
import { openDelivery } from './delivery/index.ts';
import { openTracker } from './distribution/index.ts';
import { openNewsSockets } from './notifications/index.ts';
import type { Listener, Sockets } from './platform/http/listen.ts';
import { openSocketIo, type SocketIo } from './platform/http/socket-io.ts';
import { boundAsSet } from './platform/rate-limit.ts';
import type { Protocol } from './protocol.ts';
import { openRunnerSockets } from './runners/index.ts';
import type { Services } from './services.ts';

type Served = { node: Services; protocol: Protocol | undefined };

/** Answers on the port for what this process is: the web, the tracker, or both. */
export async function serve(web: Listener, served: Served, parts: AsyncDisposableStack) {
  const { roles, rateLimits } = served.node.config;
  const tracker = roles.has('tracker') ? await openTracker(served.node) : undefined;
  const answer = roles.has('web') ? await answerWeb(served, parts) : notFound;
  const live = roles.has('web') ? await openLive(served.node) : undefined;
  web.serve(
    boundAsSet(rateLimits, (request, response) => {
      if (tracker?.handle(request, response) || live?.handle(request, response)) return;
      answer(request, response);
    }),
    socketsOf([tracker, live]),
  );
  parts.defer(() => web.close()); // before the rest: what is under way still has all it needs
  parts.defer(() => tracker?.close()); // before that: a socket would be under way for ever
  parts.defer(() => live?.close());
}

/** What is told over Socket.IO: to runners that there is work, to people what concerns them. */
async function openLive(node: Services): Promise<SocketIo> {
  const io = openSocketIo(node);
  await openNewsSockets({ ...node, namespace: io.of('/user-notifications') });
  const runners = await openRunnerSockets({ ...node, namespace: io.of('/runners') });
  return {
    ...io,
    close(): Promise<void> {
      runners.close();
      return io.close();
    },
  };
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
