import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as send,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Failure } from '../errors.ts';
import { type Guard, guardedLookup, requireAllowed } from './guard.ts';

/** `maxBytes` is the most that may come in through it, over all connections. */
export type EgressBounds = { maxBytes: number };

export type Egress = AsyncDisposable & {
  /** Where programs find it, with the password that lets them in. */
  url: string;
  /** Whether it closed because more than `maxBytes` came. */
  isSpent: () => boolean;
};

const MAX_CONNECTIONS = 64;
const IDLE_SECONDS = 60;
const USER = 'egress';
/** What a connection to a proxy says of that connection alone (RFC 9110, 7.6.1). */
const HOP_HEADERS = ['connection', 'proxy-connection', 'proxy-authorization', 'keep-alive', 'te'];

/**
 * An HTTP proxy on this machine's own address, for one program that fetches by itself. Each connection goes only where
 * the guard allows: names are resolved here and connected to as they were checked, as in every fetch of the node.
 */
export async function openEgress(guard: Guard, { maxBytes }: EgressBounds): Promise<Egress> {
  const password = randomBytes(24).toString('base64url');
  const credentials = `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
  const isKnown = ({ headers }: IncomingMessage) => headers['proxy-authorization'] === credentials;
  let leftBytes = maxBytes;
  const metered = () =>
    new Transform({
      transform(chunk: Buffer, _, done) {
        leftBytes -= chunk.length;
        if (leftBytes < 0) done(new Error('more came than is allowed'));
        else done(null, chunk);
      },
    });

  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    if (!isKnown(request)) return void response.writeHead(407).end();
    forward(guard, request, response, metered()).catch((error) => refuse(response, error));
  });
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    sockets.add(client.once('close', () => sockets.delete(client)));
    if (!isKnown(request)) return void client.end(statusLine(407));
    tunnel(guard, { to: request.url ?? '', client, head }, metered()).catch((error) => {
      client.end(statusLine(statusOf(error)));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${USER}:${password}@127.0.0.1:${port}`,
    isSpent: () => leftBytes < 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Tunnel = { to: string; client: Duplex; head: Buffer };

async function tunnel(guard: Guard, { to, client, head }: Tunnel, metered: Transform) {
  const url = URL.parse(`https://${to}`);
  if (!url) throw new Failure('invalid', 'This is no address.');
  requireAllowed(guard, url);
  client.on('error', () => {}); // it may break before anybody reads
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(url.port || 443);
  const remote = connect({ host, port, lookup: guardedLookup(guard), autoSelectFamily: true });
  remote.setTimeout(IDLE_SECONDS * 1000, () => remote.destroy());
  await once(remote, 'connect');
  client.write(statusLine(200));
  if (head.length > 0) remote.write(head);
  await Promise.all([pipeline(client, remote), pipeline(remote, metered, client)]).catch(() => {});
  client.destroy();
  remote.destroy();
}

async function forward(
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
  metered: Transform,
) {
  const url = URL.parse(request.url ?? '');
  if (!url) throw new Failure('invalid', 'This is no address.');
  requireAllowed(guard, url);
  const headers = { ...withoutHop(request.headers), host: url.host };
  const options = { method: request.method, headers, lookup: guardedLookup(guard), agent: false };
  const asking = send(url, { ...options, timeout: IDLE_SECONDS * 1000 } as object);
  asking.on('timeout', () => asking.destroy(new Error('silent for too long')));
  const [[answer]] = (await Promise.all([
    once(asking, 'response'),
    pipeline(request, asking),
  ])) as unknown as [[IncomingMessage], void];
  response.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers));
  await pipeline(answer, metered, response).catch(() => response.destroy());
}

const withoutHop = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_HEADERS.includes(name)));

const statusOf = (error: unknown) =>
  error instanceof Failure ? (error.code === 'forbidden' ? 403 : 400) : 502;

const statusLine = (status: number) => `HTTP/1.1 ${status} -\r\n\r\n`;

function refuse(response: ServerResponse, error: unknown) {
  if (response.headersSent) response.destroy();
  else response.writeHead(statusOf(error)).end();
}
