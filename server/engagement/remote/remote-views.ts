import { countDownload } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { countAttempt, type Limit } from '../../platform/rate-limit.ts';
import { viewsWaiting } from '../events.ts';
import { addWaitingView } from '../views/view-queries.ts';
import { putViewers } from './view-queries.ts';

/** What one host may say has been done there, of all videos and of one. */
const OF_ALL = { attempts: 5_000, windowSeconds: 3_600 };
const OF_ONE = { attempts: 500, windowSeconds: 3_600 };

const MAX_VIEWERS = 100_000;
const MAX_VIEWERS_SECONDS = 3_600;

type Said = { /** Of who says it. */ host: string; videoId: number };

/** Counts a view another node tells of. False when its host tells of too many: those do not count (F19). */
export const countRemoteView = (db: Db, said: Said): Promise<boolean> =>
  within(db, 'remote-views', said, async (tx) => {
    const { videoId } = said;
    if (await addWaitingView(tx, videoId)) await emit(tx, viewsWaiting, { videoId });
  });

/** Counts a download another node tells of, as `countRemoteView` does. */
export const countRemoteDownload = (db: Db, said: Said): Promise<boolean> =>
  within(db, 'remote-downloads', said, (tx) => countDownload(tx, said.videoId));

/** Takes another node's word of how many watch a video there, until a time at most an hour from now. Safe to repeat. */
export async function setRemoteViewers(
  db: Db,
  { viewers, expiresAt, ...said }: Said & { viewers: number; expiresAt: Date },
): Promise<void> {
  const latest = Date.now() + MAX_VIEWERS_SECONDS * 1_000;
  await putViewers(db, {
    ...said,
    viewers: Math.max(0, Math.min(viewers, MAX_VIEWERS)),
    expiresAt: new Date(Math.min(expiresAt.getTime(), latest)),
  });
}

async function within(
  db: Db,
  name: string,
  { host, videoId }: Said,
  act: (tx: Db) => Promise<unknown>,
): Promise<boolean> {
  const limits: [Limit, string][] = [
    [{ name, ...OF_ALL }, host],
    [{ name: `${name}-of-one`, ...OF_ONE }, `${videoId}:${host}`],
  ];
  try {
    for (const [limit, who] of limits) await countAttempt(db, limit, who);
  } catch (error) {
    if (error instanceof Failure && error.code === 'rate_limited') return false;
    throw error;
  }
  await db.transaction(act);
  return true;
}
