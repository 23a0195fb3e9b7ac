import { randomUUID } from 'node:crypto';

import type { WebSocket } from 'ws';

import { connectedPacket, openPacket, PING, readPacket, refusedPacket } from './packet.ts';

export const LIMITS = {
  sockets: 1000,
  messageBytes: 4096,
  pingSeconds: 5,
  answerSeconds: 10,
  joinSeconds: 15,
  messagesPerPing: 10,
};

/** Finds the runner of a token, and hears that one is still there. */
export type Hearing = {
  join(runnerToken: string): Promise<number | undefined>;
  answered(runnerId: number): void;
};

/** A socket of a runner: open, once it has said who it is. */
export function openSocket(socket: WebSocket, { join, answered }: Hearing) {
  let runnerId: number | undefined;
  let heardAt = Date.now();
  let messages = 0;
  const openedAt = heardAt;
  socket.on('error', () => socket.terminate());
  socket.on('message', (message: Buffer) => {
    if (++messages > LIMITS.messagesPerPing) return socket.terminate();
    const packet = readPacket(message.toString());
    if (packet.kind === 'leave') return socket.close();
    if (packet.kind === 'connect') return void enter(packet.runnerToken);
    if (packet.kind !== 'pong') return;
    heardAt = Date.now();
    if (runnerId !== undefined) answered(runnerId);
  });
  const enter = async (runnerToken: string) => {
    runnerId = await join(runnerToken).catch(() => undefined);
    if (runnerId === undefined) return socket.send(refusedPacket('Unknown runner token'));
    socket.send(connectedPacket(randomUUID()));
    answered(runnerId);
  };
  socket.send(openPacket(randomUUID(), LIMITS));
  return {
    /** Asks whether it is still there; one that has not answered in time is closed. */
    tick() {
      messages = 0;
      const now = Date.now();
      const isSilent = now - heardAt > (LIMITS.pingSeconds + LIMITS.answerSeconds) * 1000;
      const isNobody = runnerId === undefined && now - openedAt > LIMITS.joinSeconds * 1000;
      if (isSilent || isNobody) socket.terminate();
      else socket.send(PING);
    },
    /** Tells a runner something; whoever has not joined hears nothing. */
    tell(packet: string) {
      if (runnerId !== undefined) socket.send(packet);
    },
    close: () => socket.close(),
  };
}
