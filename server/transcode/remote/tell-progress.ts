import type { Db } from '../../platform/db.ts';
import { updateTranscode } from '../queries.ts';
import { findWanted } from '../work.ts';

type Told = { videoId: number; workUuid: string; height: number; percent: number };

/** A runner says how far its rendition is: all rungs count alike. */
export async function tellRemoteProgress(
  db: Db,
  { videoId, workUuid, height, percent }: Told,
): Promise<void> {
  if (height === 0) return; // an edit, which has a progress of its own
  const work = await findWanted(db, videoId);
  if (!work || work.source.setUuid !== workUuid || work.stage !== 'encoding') return;
  const done = work.ready.length + percent / 100;
  const all = Math.max(work.plan.rungs.length, 1);
  const change = { percent: Math.min(99, (100 * done) / all), speed: null, secondsLeft: null };
  await updateTranscode(db, work.source, change);
}
