import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type WebSocket, WebSocketServer } from 'ws';

import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { answered, forgiveAbsence, RUNNER_WORK } from '../jobs/lease-queries.ts';
import { reclaimLapsed } from '../jobs/reclaim.ts';
import { insertFirstToken } from '../registration/queries.ts';
import { findRunner } from '../runner-queries.ts';
import { hashToken, newToken } from '../secrets.ts';
import { AVAILABLE_JOBS } from './packet.ts';
import { LIMITS, openSocket } from './socket.ts';

const PATH = '/socket.io/';
const RECLAIM_SECONDS = 5;

/** Where runners are told at once that there is work, and where their death is noticed within seconds. */
export async function openRunnerSockets({ database, log }: { database: Database; log: Log }) {
  const { db } = database;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.messageBytes,
  });
  const open = new Set<ReturnType<typeof openSocket>>();
  const warn = (error: unknown) => log.warn({ error: String(error) }, 'runners are not heard');
  await insertFirstToken(db, newToken('registration'));
  await forgiveAbsence(db);
  await database.listen(RUNNER_WORK, () => {
    for (const socket of open) socket.tell(AVAILABLE_JOBS);
  });
  const ping = setInterval(
    () => open.forEach((socket) => socket.tick()),
    LIMITS.pingSeconds * 1000,
  );
  const reclaim = setInterval(() => void reclaimLapsed(db).catch(warn), RECLAIM_SECONDS * 1000);

  const accept = (socket: WebSocket) => {
    const opened = openSocket(socket, {
      join: async (token) => (await findRunner(db, hashToken(token)))?.id,
      answered: (runnerId) => void answered(db, runnerId).catch(warn),
    });
    open.add(opened);
    socket.once('close', () => open.delete(opened));
  };

  return {
    /** Runners only: what names an origin is a page in a browser. */
    takesSocket: ({ url, headers }: IncomingMessage) =>
      headers.origin === undefined && (url?.startsWith(PATH) ?? false),
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      if (open.size >= LIMITS.sockets) socket.destroy();
      else server.handleUpgrade(request, socket, head, accept);
    },
    close(): void {
      clearInterval(ping);
      clearInterval(reclaim);
      for (const socket of open) socket.close();
    },
  };
}
