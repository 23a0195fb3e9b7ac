import { setTimeout as delay } from 'node:timers/promises';

import { and, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';

import { transcodeChunks } from '../../../server/transcode/tables.ts';
import type { TestNode } from '../node.ts';
import { openTestDatabase } from '../test-database.ts';
import { kill, launch } from './child-process.ts';

const SETTLES_MS = 50;
const LOOKS = 10;

/** A worker beside a node, on its database and its store, as a process that can be paused. It ends with the test. */
export async function startStoreWorker(node: TestNode, settings: NodeJS.ProcessEnv = {}) {
  const db = openTestDatabase(node);
  const child = await launch([process.execPath, 'test/bench/worker.ts'], {
    ROLES: 'worker',
    DATA_DIR: node.dataDirectory,
    CONNECTION: JSON.stringify(node.connection),
    ...settings,
  });
  onTestFinished(() => kill(child));

  /** Whether nobody is in the middle of something: who is paused then holds no lock for which others would wait. */
  const isQuiet = async () => {
    const busy = await db.execute(sql`select from pg_stat_activity where state <> 'idle'
      and datname = current_database() and pid <> pg_backend_pid()`);
    return busy.length === 0;
  };
  const settles = async () => {
    for (let look = 0; look < LOOKS; look++) {
      await delay(SETTLES_MS);
      if (await isQuiet()) return true;
    }
    return false;
  };
  return {
    kill: () => kill(child),
    /** Stops it in its tracks between two transactions. */
    async pause(): Promise<void> {
      for (child.kill('SIGSTOP'); !(await settles()); child.kill('SIGSTOP')) {
        child.kill('SIGCONT');
        await delay(SETTLES_MS);
      }
    },
    goOn: () => child.kill('SIGCONT'),
    /** The pictures somebody has taken and not ended, each with the time until which they are theirs. */
    partsTaken: () =>
      db
        .select()
        .from(transcodeChunks)
        .where(
          and(
            isNull(transcodeChunks.doneAt),
            isNotNull(transcodeChunks.leasedUntil),
            gte(transcodeChunks.index, 0),
          ),
        ),
  };
}
