import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { Db } from '../../platform/db.ts';
import type { Jobs } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import { forgetWorker, seeWorker } from './worker-queries.ts';

const SIGN_SECONDS = 5;
const MAX_JOBS = 50;

/** Has this process say every few seconds that it takes jobs and which it runs, until closed. */
export function keepWorker({ db, jobs, log }: { db: Db; jobs: Pick<Jobs, 'running'>; log: Log }) {
  const worker = { uuid: randomUUID(), machine: hostname(), pid: process.pid };
  let telling: Promise<void> | undefined;
  const tell = () => {
    telling ??= seeWorker(db, { ...worker, jobs: jobs.running().slice(0, MAX_JOBS) })
      .catch((error: unknown) => log.warn({ error: String(error) }, 'this worker is not listed'))
      .finally(() => (telling = undefined));
  };
  tell();
  const timer = setInterval(tell, SIGN_SECONDS * 1000);
  return {
    /** Resolves when it is no longer listed. */
    async close(): Promise<void> {
      clearInterval(timer);
      await telling;
      await forgetWorker(db, worker.uuid);
    },
  };
}
