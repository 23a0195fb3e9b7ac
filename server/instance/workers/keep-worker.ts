import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { Db } from '../../platform/db.ts';
import type { Jobs } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { FoundEncoder } from './found-encoder.ts';
import { forgetWorker, seeWorker } from './worker-queries.ts';

const SIGN_SECONDS = 5;
const MAX_JOBS = 50;

type Working = {
  db: Db;
  jobs: Pick<Jobs, 'running'>;
  /** What it has found of the encoders of its machine by now. */
  encoders: () => FoundEncoder[];
  log: Log;
};

/** Has this process say every few seconds that it takes jobs, which it runs and with what it encodes, until closed. */
export function keepWorker({ db, jobs, encoders, log }: Working) {
  const worker = { uuid: randomUUID(), machine: hostname(), pid: process.pid };
  let telling: Promise<void> | undefined;
  const tell = () => {
    const now = { jobs: jobs.running().slice(0, MAX_JOBS), encoders: encoders() };
    telling ??= seeWorker(db, { ...worker, ...now })
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
