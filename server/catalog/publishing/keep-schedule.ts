import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { publishDue } from './publish-scheduled.ts';

const LOOK_SECONDS = 2;

/** Publishes each video within seconds of its time, until closed; what is due meanwhile follows once a process works again. */
export function keepSchedule({ db, log }: { db: Db; log: Log }) {
  let looking: Promise<void> | undefined;
  const look = () => {
    looking ??= publishDue(db, new Date())
      .catch((error: unknown) => log.warn({ error: String(error) }, 'videos are not published'))
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(look, LOOK_SECONDS * 1000);
  return {
    /** Resolves when nothing is under way any more. */
    async close(): Promise<void> {
      clearInterval(timer);
      await looking;
    },
  };
}
