import { findManageable, findVideo } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden } from '../../platform/errors.ts';

/** The video, if the user may see how it is watched. Fails as `findManageable` does; videos of other nodes are theirs. */
export async function findMeasured(db: Db, id: string, user: User) {
  const video = await findManageable(db, id, user);
  const row = await findVideo(db, video.id);
  if (row?.account.host) throw forbidden('Only the node of a video knows how it is watched.');
  return video;
}
