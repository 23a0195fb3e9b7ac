import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const HEADERS_TIMEOUT_MS = 30_000;
const DRAIN_SECONDS = 15;

/**
 * Opens the port at once, so that a taken one is known before anything else is started. Requests that come before
 * `serve` are answered 503. Closing lets every request under way end, for a quarter of a minute at most.
 */
export async function listen({ port, host }: { port: number; host?: string | undefined }) {
  let handler: RequestListener = notYet;
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: 65_000,
  });
  server.on('request', (request, response) => handler(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, ...(host && { host }) }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(next: RequestListener) {
      handler = next;
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
