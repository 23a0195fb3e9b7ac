import type { Db } from '../../platform/db.ts';
import { recordWatched, type Watched } from './history-queries.ts';

/** Keeps how far a user is in a video, if they want a history. */
export async function remember(db: Db, watched: Watched): Promise<void> {
  await recordWatched(db, watched);
}
