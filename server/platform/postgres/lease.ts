import { setTimeout as delay } from 'node:timers/promises';

import postgres from 'postgres';

import { APPLICATION_NAME } from '../db.ts';
import { ADVISORY_LOCK } from '../db/advisory-locks.ts';
import { USER, type Server } from './server.ts';
import { PORT } from './socket.ts';

/** What a PostgreSQL client needs to reach the embedded server. */
export const address = ({ socketDirectory }: Server) => ({
  host: socketDirectory,
  port: PORT,
  user: USER,
  database: 'postgres',
});

/**
 * A process's share in the running server: one session that holds a shared advisory lock for as long as the process
 * lives. The server may be stopped by whoever gets that lock alone.
 */
export interface Lease {
  /** Gives the share back. True if nobody else has one: then nobody can get one until this lease is closed. */
  isLast(): Promise<boolean>;
  close(): Promise<void>;
}

const LOCK_TIMEOUT_SECONDS = 60;
const ANSWER_MAX_SECONDS = 5;

/** Takes a share in the server; waits while another process is stopping it. `onLost` is called once, if its session ends. */
export async function takeLease(server: Server, onLost: () => void): Promise<Lease> {
  let held = false;
  const sql = postgres({
    ...address(server),
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    connection: {
      application_name: APPLICATION_NAME,
      lock_timeout: LOCK_TIMEOUT_SECONDS * 1000,
    },
    onclose: () => {
      if (!held) return;
      held = false;
      onLost();
    },
  });
  try {
    await sql`select pg_advisory_lock_shared(${ADVISORY_LOCK.serverInUse})`;
    held = true;
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  async function askAlone(): Promise<boolean> {
    await sql`select pg_advisory_unlock_shared(${ADVISORY_LOCK.serverInUse})`;
    const [row] = await sql`select pg_try_advisory_lock(${ADVISORY_LOCK.serverInUse}) as alone`;
    return row?.alone === true;
  }
  return {
    async isLast() {
      held = false;
      const noAnswer = delay(ANSWER_MAX_SECONDS * 1000, false, { ref: false });
      return Promise.race([askAlone(), noAnswer]).catch(() => false); // no server to ask: none to stop
    },
    close: () => sql.end({ timeout: 0 }),
  };
}
