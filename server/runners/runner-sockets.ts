import type { Database } from '../platform/db.ts';
import { admit, type Namespace, type Socket } from '../platform/http/socket-io.ts';
import type { Log } from '../platform/log.ts';
import { answered, forgiveAbsence, RUNNER_WORK } from './jobs/lease-queries.ts';
import { reclaimLapsed } from './jobs/reclaim.ts';
import { insertFirstToken } from './registration/queries.ts';
import { findRunner } from './runner-queries.ts';
import { hashToken, newToken } from './secrets.ts';

const RECLAIM_SECONDS = 5;

interface Given {
  database: Database;
  log: Log;
  namespace: Namespace;
}

/** Tells runners at once that there is work, and notices within seconds that one has died. */
export async function openRunnerSockets({ database, log, namespace }: Given) {
  const { db } = database;
  const warn = (error: unknown) => log.warn({ error: String(error) }, 'runners are not heard');
  await insertFirstToken(db, newToken('registration'));
  await forgiveAbsence(db);
  const find = async ({ auth: { runnerToken } }: Socket['handshake']) =>
    typeof runnerToken === 'string' ? findRunner(db, hashToken(runnerToken)) : undefined;
  admit(namespace, find, 'Unknown runner token');
  namespace.on('connection', (socket) => {
    const hear = () => void answered(db, socket.data.id).catch(warn);
    hear();
    socket.conn.on('heartbeat', hear);
  });
  await database.listen(RUNNER_WORK, () => void namespace.emit('available-jobs'));
  const reclaim = setInterval(() => void reclaimLapsed(db).catch(warn), RECLAIM_SECONDS * 1000);
  return { close: () => clearInterval(reclaim) };
}
