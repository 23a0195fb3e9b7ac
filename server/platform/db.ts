import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import { endWithConnection } from './db/lost-transactions.ts';
import { type Dialled, openWire } from './db/wire.ts';
import { countStatements } from './frequent.ts';
import type { Log } from './log.ts';

/** A connection or a transaction: every query takes one, so callers decide what is atomic. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

/** A `postgres://` URL, or the socket directory of the embedded server. */
export type Connection = string | { host: string; port?: number; user: string; database: string };

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** What sessions of this process are called in PostgreSQL's own lists. */
export const APPLICATION_NAME = `tributary:${process.pid}`;

type Planning = 'force_custom_plan' | 'force_generic_plan';

/**
 * What the server ends, in ms: nothing of ours takes as long, so somebody is stuck, or gone without a word. What is given up
 * is rolled back, and a job is tried again.
 */
const LIMITS = {
  statement_timeout: 300_000,
  lock_timeout: 60_000,
  idle_in_transaction_session_timeout: 300_000,
};

const MOST_BACKOFF_SECONDS = 1; // the client's own way is to wait for up to 20

/**
 * Makes the first message of a connection so long that it is sent at once. The client (postgres 3.4) forgets to send what it
 * has put off when a connection is lost: with a short one it would wait in vain until a few more had been put off, and each
 * statement meanwhile with it.
 */
const FILLING = '.'.repeat(1024);

type Client = { max: number; planning?: Planning; isLimited?: boolean };

/**
 * A PostgreSQL client. Custom plans unless told: after five runs a generic plan made a trigram search 55 times slower. What
 * may take any time, as a migration, is not limited.
 */
export function connect(
  connection: Connection,
  { max, planning = 'force_custom_plan', isLimited = true }: Client,
) {
  const options = {
    max,
    connect_timeout: 5,
    backoff: (failures: number) => Math.min(0.05 * 2 ** failures, MOST_BACKOFF_SECONDS),
    onnotice: () => {},
    connection: {
      application_name: APPLICATION_NAME,
      plan_cache_mode: planning,
      jit: 'off', // it takes longer than any statement here is allowed to
      'pg_trgm.word_similarity_threshold': '0.45', // one wrong letter of five is a typing error
      ...(isLimited && LIMITS),
      'tributary.filling': FILLING,
    },
  };
  const client =
    typeof connection === 'string'
      ? postgres(connection, options)
      : postgres({ ...connection, ...options });
  return endWithConnection(wired(client));
}

/** Has a client speak over sockets that end in order; encrypted ones, and those to one of several servers, it makes itself. */
function wired<C extends { options: object }>(client: C): C {
  const options = client.options as Dialled & { ssl: unknown };
  if (!options.ssl && options.host.length === 1) Object.assign(options, { socket: openWire });
  return client;
}

/**
 * Opens the clients a node needs: two for Drizzle, which changes how its client reads dates and JSON, and a raw one for
 * LISTEN.
 */
export function openDatabase(connection: Connection, log: Log) {
  const queries = preparing(connect(connection, { max: 10 }));
  const planned = preparing(connect(connection, { max: 6, planning: 'force_generic_plan' }));
  const raw = connect(connection, { max: 2 });
  const listeners = new Map<string, ((payload: string) => void)[]>();
  return {
    db: drizzle(queries) as Db,
    /**
     * For what is read often, by a plan that no value would change: each connection plans it once, since planning costs
     * more than reading a page. Such a statement has its limits in its text, where the planner sees them.
     */
    planned: drizzle(planned) as Db,
    /** Calls `onMessage` for each NOTIFY on the channel, and once after every (re)connection, when some may be lost. */
    async listen(channel: string, onMessage: (payload: string) => void) {
      const safely = (payload: string) => {
        try {
          onMessage(payload);
        } catch (error) {
          log.error({ channel, error: String(error) }, 'a listener failed');
        }
      };
      listeners.set(channel, [...(listeners.get(channel) ?? []), safely]);
      await raw.listen(channel, safely, () => safely(''));
    },
    /** Has those who listen in this process hear something at once. */
    hear(channel: string, payload: string) {
      for (const listener of listeners.get(channel) ?? []) listener(payload);
    },
    async close() {
      await Promise.all([
        queries.end({ timeout: 5 }),
        planned.end({ timeout: 5 }),
        raw.end({ timeout: 1 }),
      ]);
    },
  };
}

/** Has the client, which Drizzle asks not to, prepare what comes often. */
function preparing<C extends ReturnType<typeof connect>>(client: C): C {
  const [{ unsafe }, isFrequent] = [client, countStatements()];
  const asked: typeof unsafe = (text, parameters, options) =>
    unsafe(text, parameters, { ...options, prepare: isFrequent(text) });
  return Object.assign(client, { unsafe: asked });
}
