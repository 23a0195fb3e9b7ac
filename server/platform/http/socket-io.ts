import type { IncomingMessage, ServerResponse } from 'node:http';
import { callbackify } from 'node:util';

import { Server as Engine } from 'engine.io';
import { type Namespace, Server, type Socket } from 'socket.io';

import { callerOf } from '../rate-limit.ts';
import { callerAddress } from './caller.ts';
import type { Sockets } from './listen.ts';

export type { Namespace, Socket } from 'socket.io';

const PATH = '/socket.io/';
const LIMITS = {
  clients: 5000,
  clientsOfCaller: 100,
  messageBytes: 4096,
  pingMs: 5_000,
  answerMs: 10_000,
  joinMs: 15_000,
};

/** What answers under `/socket.io/`, in namespaces that whoever has something to tell takes. */
export interface SocketIo extends Sockets {
  of(namespace: string): Namespace;
  /** False for a request that is not for it. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): Promise<void>;
}

/**
 * Socket.IO 4 for clients of PeerTube's contract, by web socket or long polling. Pages of other sites are refused, and who
 * joins no namespace is shown out.
 */
export function openSocketIo({ publicUrl }: { publicUrl: URL }): SocketIo {
  const count = countClients();
  const engine = new Engine({
    pingInterval: LIMITS.pingMs,
    pingTimeout: LIMITS.answerMs,
    maxHttpBufferSize: LIMITS.messageBytes,
    httpCompression: false,
    allowRequest: (request, answer) => answer(null, count.mayEnter(request)), // asked of who has no session yet
  });
  engine.on('connection', (socket) => count.enter(socket));
  const io = new Server({ serveClient: false, connectTimeout: LIMITS.joinMs });
  io.bind(engine);
  const isFromHere = ({ headers: { origin } }: IncomingMessage) =>
    origin === undefined || origin === publicUrl.origin;
  return {
    of: (namespace) => io.of(namespace),
    handle(request, response) {
      if (!isFor(request) || !isFromHere(request)) return false;
      engine.handleRequest(request, response);
      return true;
    },
    takesSocket: (request) => isFor(request) && isFromHere(request),
    upgrade: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    close: () => io.close(),
  };
}

const isFor = ({ url }: IncomingMessage): boolean => url?.startsWith(PATH) ?? false;

/** Lets in who shows at the door that they may, and keeps what is known of them as their `data`; others hear why not. */
export function admit(
  namespace: Namespace,
  find: (handshake: Socket['handshake']) => Promise<object | undefined>,
  refusal: string,
): void {
  const enter = callbackify(async (socket: Socket) => {
    const found = await find(socket.handshake).catch(() => undefined);
    if (!found) throw new Error(refusal);
    socket.data = found;
  });
  namespace.use((socket, next) => enter(socket, (error) => next(error ?? undefined)));
}

type Client = { request: IncomingMessage; once(event: 'close', listener: () => void): unknown };

/** So many in all, and of a caller. */
function countClients() {
  const ofCallers = new Map<string, number>();
  let all = 0;
  const add = (caller: string, change: 1 | -1) => {
    const clients = (ofCallers.get(caller) ?? 0) + change;
    if (clients === 0) ofCallers.delete(caller);
    else ofCallers.set(caller, clients);
    all += change;
  };
  return {
    mayEnter: (request: IncomingMessage): boolean =>
      all < LIMITS.clients && (ofCallers.get(callerIn(request)) ?? 0) < LIMITS.clientsOfCaller,
    enter(client: Client): void {
      const caller = callerIn(client.request);
      add(caller, 1);
      client.once('close', () => add(caller, -1));
    },
  };
}

const callerIn = (request: IncomingMessage) => callerOf(callerAddress(request));
