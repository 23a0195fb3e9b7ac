import type { Database, Db } from '../../server/platform/db.ts';
import { Failure, systemCode } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { gather } from '../../server/platform/gather.ts';
import { activitiesArrived } from './events.ts';
import { addArrived, type Arrived } from './queries.ts';

const MAX_TOGETHER = 200;
const MAX_BYTES_TOGETHER = 1_000_000; // writing it as JSON stops all else meanwhile
const TOLD_EVERY_MILLISECONDS = 200;
const NO_SUCH_ROW = '23503'; // of PostgreSQL: the row that is referred to is not there

type Heavy = Arrived & { bytes: number };

/**
 * Keeps activities for good, those that come at about the same time in one statement, and tells the jobs that some wait.
 * They wait for none of the connections that jobs hold. Fails with `unavailable`, and `isGone`, for one whose actor went
 * meanwhile.
 */
export function createKeeper({ database: { planned: db } }: { database: Database }) {
  const tell = createTelling(db);
  const write = async (arrived: Heavy[]) => {
    if (!tell.isDue()) return (await addArrived(db, arrived)) > 0 ? tell.later() : undefined;
    await db.transaction(async (tx) => {
      if ((await addArrived(tx, arrived)) > 0) await tell.now(tx);
    });
  };
  const together = gather(write, {
    maxItems: MAX_TOGETHER,
    weigh: ({ bytes }) => bytes,
    maxWeight: MAX_BYTES_TOGETHER,
  });
  return (arrived: Heavy): Promise<void> =>
    together(arrived).catch((error: unknown) => {
      if (systemCode(error) !== NO_SUCH_ROW) throw error;
      throw new Failure('unavailable', 'Its actor is not known any more.', {
        retryAfterSeconds: 30,
        isGone: true,
      });
    });
}

/**
 * Tells of what came with the change itself, but under load only so often: to start a job costs more than an activity. One
 * that is not told of because this process ends is found by the minute's run.
 */
function createTelling(db: Db) {
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const now = (tx: Db) => {
    toldAt = performance.now();
    return emit(tx, activitiesArrived, {});
  };
  const late = () => {
    timer = undefined;
    db.transaction(now).catch(() => {}); // then the minute's run finds it
  };
  return {
    isDue: () => performance.now() - toldAt >= TOLD_EVERY_MILLISECONDS,
    now,
    later: () => void (timer ??= setTimeout(late, TOLD_EVERY_MILLISECONDS).unref()),
  };
}
