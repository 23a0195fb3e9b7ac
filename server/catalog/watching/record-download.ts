import { randomUUID } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { isFirstAttempt } from '../../platform/rate-limit.ts';
import { announceCounts } from '../change-queries.ts';
import { videoDownloaded } from '../events.ts';
import { countDownload } from './queries.ts';

const AGAIN = { name: 'downloads', windowSeconds: 60 * 60 };

/** Counts a download of a video, once an hour for each caller. `caller`: as `callerOf` spells their address. */
export async function recordDownload(
  db: Db,
  { videoId, caller }: { videoId: number; caller: string },
): Promise<void> {
  if (!(await isFirstAttempt(db, AGAIN, `${videoId}:${caller}`))) return;
  await db.transaction(async (tx) => {
    await countDownload(tx, videoId);
    await announceCounts(tx);
    await emit(tx, videoDownloaded, { videoId, downloadId: randomUUID() });
  });
}
