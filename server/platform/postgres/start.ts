import { setTimeout as delay } from 'node:timers/promises';

import { silentLog, type Log } from '../log.ts';
import { ensureCluster } from './cluster.ts';
import { joinServer } from './join.ts';
import { address, type Lease } from './lease.ts';
import { describeServer, type Server } from './server.ts';
import { stopPostmaster } from './stop.ts';

const RETRY_SECONDS = 5;

export interface EmbeddedPostgres {
  /** Options for a PostgreSQL client. They stay true when the server has to be started again. */
  connection: ReturnType<typeof address>;
  /** Leaves the server. Stops it, and waits until it is gone, unless another process of ours uses it. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server with its data in `directory`, on a socket that only the owner of the directory can reach: the one
 * that runs there already, or a new one. It survives this process, and is brought back if it ends while we use it.
 * Fails with `unavailable` and the reason if there can be none.
 */
export async function startPostgres(
  directory: string,
  { log = silentLog }: { log?: Log } = {},
): Promise<EmbeddedPostgres> {
  const server = describeServer(directory);
  await ensureCluster(server, log);
  const share = await keepShare(server, log);
  return {
    connection: address(server),
    async stop() {
      if (await share.giveBack()) await stopPostmaster(server);
      await share.close();
    },
  };
}

/** Holds a lease on the server, and takes a new one on a server started again whenever it is lost. */
async function keepShare(server: Server, log: Log) {
  const leaving = new AbortController();
  const join = () => joinServer(server, () => (recovery = recover()), leaving.signal);
  let recovery: Promise<void> | undefined;
  let lease: Lease = await join();

  async function recover() {
    log.warn({}, 'PostgreSQL went away: bringing it back');
    await lease.close();
    while (!leaving.signal.aborted) {
      try {
        lease = await join();
        return;
      } catch (error) {
        if (leaving.signal.aborted) return;
        log.error({ error: String(error) }, 'PostgreSQL does not come back');
        await delay(RETRY_SECONDS * 1000, undefined, { signal: leaving.signal }).catch(() => {});
      }
    }
  }

  return {
    /** True if ours was the last share, and the server is to be stopped. */
    async giveBack(): Promise<boolean> {
      leaving.abort();
      await recovery;
      return lease.isLast();
    },
    close: () => lease.close(),
  };
}
