import { holdVideo } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { endTranscode } from './end.ts';

/** Gives a video up, with the reason its owner will read. Its source stays: a later attempt may succeed. */
export const hold = (
  { videoId }: { videoId: number },
  reason: string,
  { db }: { db: Db },
): Promise<void> =>
  db.transaction(async (tx) => {
    await holdVideo(tx, videoId, reason);
    await endTranscode(tx, { videoId }, 'held');
  });
