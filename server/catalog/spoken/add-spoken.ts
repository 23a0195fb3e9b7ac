import type { Db } from '../../platform/db.ts';
import { announceChange } from '../change-queries.ts';
import { forgetLate } from '../publishing/forget-late.ts';
import { lockCurrent, type SetRef } from '../publishing/publish.ts';
import { insertSpoken, spokenTracksOf } from './queries.ts';
import type { SpokenRendition } from './spoken-track.ts';

/** Records other languages of a video. Safe to repeat. Fails with `not_found` once it is deleted or has another source. */
export async function addSpoken(tx: Db, set: SetRef, tracks: SpokenRendition[]): Promise<void> {
  const video = await lockCurrent(tx, set);
  if (tracks.length === 0) return;
  await insertSpoken(tx, video.id, tracks);
  await forgetLate(tx, tracks, await spokenTracksOf(tx, video.id));
  await announceChange(tx, video.uuid);
}
