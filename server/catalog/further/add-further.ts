import type { Db } from '../../platform/db.ts';
import { announceChange } from '../change-queries.ts';
import { forgetLate } from '../publishing/forget-late.ts';
import { lockCurrent, type SetRef } from '../publishing/publish.ts';
import type { FurtherRendition } from './further-rendition.ts';
import { furtherRenditionsOf, insertFurther } from './queries.ts';

/** Records renditions in a further codec. Safe to repeat. Fails with `not_found` once the video is deleted or has another source. */
export async function addFurther(
  tx: Db,
  set: SetRef,
  renditions: FurtherRendition[],
): Promise<void> {
  const video = await lockCurrent(tx, set);
  if (renditions.length === 0) return;
  await insertFurther(tx, video.id, renditions);
  await forgetLate(tx, renditions, await furtherRenditionsOf(tx, video.id));
  await announceChange(tx, video.uuid); // its playlist is another one for those who copy it
}
