import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { type WebSocket, WebSocketServer } from 'ws';

import { callerAddress } from '../../platform/http/caller.ts';
import { callerOf } from '../../platform/rate-limit.ts';
import { openConnection } from './connection.ts';
import type { Limits } from './limits.ts';
import type { Connection } from './membership.ts';

type Heard = {
  onMessage(connection: Connection, text: string): void;
  onClose(connection: Connection): void;
};

/** The sockets of browsers: so many in all and of a caller, and pinged. Pages of any site may open one. */
export function openSockets(limits: Limits, { onMessage, onClose }: Heard) {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    autoPong: false,
  });
  const open = new Set<ReturnType<typeof openConnection>>();
  const ofCallers = new Map<string, number>();
  const ping = setInterval(() => {
    for (const opened of open) opened.tick();
  }, limits.pingSeconds * 1000).unref();

  const accept = (socket: WebSocket, caller: string) => {
    const opened = openConnection(socket, caller, limits, onMessage);
    open.add(opened);
    ofCallers.set(caller, (ofCallers.get(caller) ?? 0) + 1);
    socket.once('close', () => {
      open.delete(opened);
      const others = ofCallers.get(caller)! - 1;
      if (others === 0) ofCallers.delete(caller);
      else ofCallers.set(caller, others);
      onClose(opened.connection);
    });
  };

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const caller = callerOf(callerAddress(request));
      if (open.size >= limits.sockets) refuse(socket, 503);
      else if ((ofCallers.get(caller) ?? 0) >= limits.socketsPerCaller) refuse(socket, 429);
      else server.handleUpgrade(request, socket, head, (upgraded) => accept(upgraded, caller));
    },
    close(): void {
      clearInterval(ping);
      for (const opened of open) opened.leave();
    },
  };
}

function refuse(socket: Duplex, status: number) {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}
