import type { Db } from '../../platform/db.ts';
import { announceChange } from '../change-queries.ts';
import { lockCurrent, type SetRef } from '../publishing/publish.ts';
import { updateVideo } from '../video-queries.ts';
import type { Loudness } from './loudness.ts';

/** Records how loud a video is. Fails with `not_found` once it is deleted or has another source. */
export async function setLoudness(tx: Db, set: SetRef, loudness: Loudness): Promise<void> {
  const video = await lockCurrent(tx, set);
  await updateVideo(tx, video.id, { loudness });
  await announceChange(tx, video.uuid);
}
