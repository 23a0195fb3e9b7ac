import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const HEADERS_TIMEOUT_MS = 30_000;
const DRAIN_SECONDS = 15;

/** What takes a connection over when a request asks for a WebSocket. It closes by itself what it took. */
export type Sockets = {
  takesSocket(request: IncomingMessage): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/**
 * Opens the port at once, so that a taken one is known before anything else is started. Requests that come before
 * `serve` are answered 503. Closing lets every request under way end, for a quarter of a minute at most.
 */
export async function listen({ port, host }: { port: number; host?: string | undefined }) {
  let handler: RequestListener = notYet;
  let sockets: Sockets | undefined;
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: 65_000,
    // Whoever may speak another protocol too, as curl says of itself, is answered in this one.
    shouldUpgradeCallback: (request) => sockets?.takesSocket(request) ?? false,
  });
  server.on('request', (request, response) => handler(request, response));
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

export type Listener = Awaited<ReturnType<typeof listen>>;

const notYet: RequestListener = (_, response) => {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('Starting.\n');
};
