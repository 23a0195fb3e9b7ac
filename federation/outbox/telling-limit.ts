import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { countAttempt } from '../../server/platform/rate-limit.ts';

/** As many as are told of one video; other nodes believe no more either. */
const TELLINGS = { attempts: 500, windowSeconds: 3_600 };

/** Whether there may be told of a video once more, of what happens to it often. */
export async function mayTell(
  db: Db,
  name: 'views-told' | 'downloads-told',
  videoId: number,
): Promise<boolean> {
  try {
    await countAttempt(db, { name, ...TELLINGS }, String(videoId));
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
