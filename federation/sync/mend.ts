import { forgetRemoteVideo } from '../../server/catalog/index.ts';
import { Failure } from '../../server/platform/errors.ts';
import type { Actor } from '../actors/queries.ts';
import type { Handling } from '../inbox/handling.ts';
import { takeVideoAt } from '../videos/take-video.ts';
import { dropGap, dueGaps, type Gap, postponeGap } from './gap-queries.ts';
import { countKnown } from './known-queries.ts';
import { changeLedger } from './ledger-queries.ts';

const AT_ONCE = 4;
const BATCH = 40;
const LEASE_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

type Outcome = 'mended' | 'refused' | 'unreachable';

/** Mends what is due of the gaps, newest videos first, until its node answers no more or the time is up. Returns how many. */
export async function mendGaps(node: Handling, actor: Actor, until: Date): Promise<number> {
  let mended = 0;
  while (Date.now() < until.getTime()) {
    node.signal.throwIfAborted();
    const due = await dueGaps(node.db, actor.id, BATCH);
    const outcomes = await mendTogether(node, due);
    mended += outcomes.filter((outcome) => outcome === 'mended').length;
    await changeLedger(node.db, actor.id, {
      knownCount: await countKnown(node.db, actor),
      nextCheckMinutes: LEASE_MINUTES,
    });
    const isAway = outcomes.every((outcome) => outcome === 'unreachable');
    if (due.length < BATCH || isAway) break;
  }
  return mended;
}

async function mendTogether(node: Handling, due: Gap[]): Promise<Outcome[]> {
  const queue = due.toReversed();
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let gap = queue.pop(); gap && !node.signal.aborted; gap = queue.pop())
      outcomes.push(await mend(node, gap));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

async function mend(node: Handling, gap: Gap): Promise<Outcome> {
  try {
    await takeVideoAt(node, gap.url);
    await dropGap(node.db, gap);
    return 'mended';
  } catch (error) {
    node.signal.throwIfAborted();
    if (error instanceof Failure && error.code === 'not_found') return forget(node, gap, error);
    return postpone(node, gap, error);
  }
}

/** It is gone there, so it goes here; or moderators here removed it. What is still listed is asked for again in a day. */
async function forget({ db }: Handling, gap: Gap, why: Failure): Promise<Outcome> {
  await db.transaction(async (tx) => {
    await forgetRemoteVideo(tx, gap.url);
    if (gap.reason === 'unlisted') await dropGap(tx, gap);
    else
      await postponeGap(tx, gap, {
        reason: 'gone',
        error: why.message.slice(0, 500),
        minutes: DAY_MINUTES,
      });
  });
  return 'mended';
}

/** What could not be had is tried again soon and then less often; what was refused, tomorrow. */
async function postpone({ db, log }: Handling, gap: Gap, error: unknown): Promise<Outcome> {
  const isAway =
    error instanceof Failure && (error.code === 'remote_failed' || error.code === 'unavailable');
  if (!(error instanceof Failure))
    log.error({ url: gap.url, error: String(error) }, 'a video could not be taken');
  await postponeGap(db, gap, {
    error: error instanceof Failure ? error.message.slice(0, 500) : 'It could not be kept.',
    minutes: isAway ? Math.min(2 ** Math.min(gap.attempts, 11), DAY_MINUTES) : DAY_MINUTES,
  });
  return isAway ? 'unreachable' : 'refused';
}
