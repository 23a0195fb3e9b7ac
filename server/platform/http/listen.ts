import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { limitSilence } from '../resumable/body.ts';

const HEADERS_TIMEOUT_MS = 30_000;
const DRAIN_SECONDS = 15;
const MAX_CONNECTIONS = 20_000; // of one process; more are closed at once

/** What takes a connection over when a request asks for a WebSocket. It closes by itself what it took. */
export type Sockets = {
  takesSocket(request: IncomingMessage): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/**
 * Opens the port at once, so that a taken one is known before anything else is started. Requests that come before
 * `serve` are answered 503. A connection whose request goes silent for `silentSeconds` before its body has ended is closed.
 * Closing lets every request under way end, for a quarter of a minute at most.
 */
export async function listen({ port, host, silentSeconds }: Listening) {
  let handler: RequestListener = notYet;
  let sockets: Sockets | undefined;
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: 65_000,
    // Whoever may speak another protocol too, as curl says of itself, is answered in this one.
    shouldUpgradeCallback: (request) => sockets?.takesSocket(request) ?? false,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('request', (request, response) => {
    if (hasBody(request)) limitBody(request, response, silentSeconds);
    handler(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (sockets?.takesSocket(request)) sockets.upgrade(request, socket, head);
    else socket.destroy(); // Node before 24.9 does not ask whether it should be
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, ...(host && { host }) }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(next: RequestListener, taking?: Sockets) {
      handler = next;
      sockets = taking;
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      const impatient = setTimeout(() => server.closeAllConnections(), DRAIN_SECONDS * 1000);
      server.closeIdleConnections();
      await closed;
      clearTimeout(impatient);
    },
  };
}

type Listening = { port: number; host?: string | undefined; silentSeconds?: number };

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;

/** Once the body is there, its answer may take its time. After the answer the connection is kept as Node keeps it. */
function limitBody(request: IncomingMessage, response: ServerResponse, silentSeconds?: number) {
  const silence = limitSilence(request, silentSeconds);
  request.once('end', () => response.writableFinished || silence[Symbol.dispose]());
}

export type Listener = Awaited<ReturnType<typeof listen>>;

const notYet: RequestListener = (_, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('Starting.\n');
};
