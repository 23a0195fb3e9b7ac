import { randomUUID } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import { videoViewed, viewsWaiting } from '../events.ts';
import { isEnough, type Length } from './enough.ts';
import type { Said } from './said.ts';
import { addWaitingView, becomeView, continueWatching, startWatching } from './view-queries.ts';

/** New viewers behind one address, and how many of one video. */
const ARRIVALS = { name: 'viewers', attempts: 300, windowSeconds: 10 * 60 };
const HOUSEHOLD = { name: 'household', attempts: 20, windowSeconds: 60 * 60 };

export type Report = Said & {
  length: Length;
  address: string;
  household: string;
};

/**
 * Takes a player's word of where it is. Once enough was watched it is a view, kept until it is added to its video some
 * seconds later. Fails with `rate_limited` when an address brings too many viewers.
 */
export async function watch(db: Db, report: Report): Promise<void> {
  const { viewer, videoId, length } = report;
  const watched = await continueWatching(db, report, report.hasJumped);
  if (!watched) {
    await countAttempt(db, ARRIVALS, report.address);
    await countAttempt(db, HOUSEHOLD, report.household);
    await startWatching(db, { viewer, videoId, positionSeconds: report.positionSeconds });
  } else if (watched.countedAt === null && isEnough(watched.watchedSeconds, length)) {
    await becomesView(db, viewer, videoId);
  }
}

const becomesView = (db: Db, viewer: string, videoId: number) =>
  db.transaction(async (tx) => {
    if (!(await becomeView(tx, viewer))) return;
    if (await addWaitingView(tx, videoId)) await emit(tx, viewsWaiting, { videoId });
    await emit(tx, videoViewed, { videoId, viewId: randomUUID() });
  });
