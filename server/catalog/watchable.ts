import type { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { mayManage, requireWatchable, type Viewer } from './access.ts';
import { findVideo, passwordsOf, type VideoRow } from './video-queries.ts';
import { VideoPrivacy } from './video.ts';

/** The video, if the viewer may watch it; fails as `requireWatchable` does. */
export async function findWatchable(db: Db, id: string, viewer: Viewer, password?: string) {
  return watchable(db, await findVideo(db, id), viewer, password);
}

/** The same of a video that was looked for. */
export async function watchable<Row extends VideoRow & { editorUserIds: number[] }>(
  db: Db,
  row: Row | undefined,
  viewer: Viewer,
  password?: string,
): Promise<Row> {
  if (!row) throw notFound('Video');
  const { video, ownerUserId, editorUserIds } = row;
  const isLocked = video.privacy === VideoPrivacy.passwordProtected;
  const passwords = isLocked ? await passwordsOf(db, video.id) : [];
  const watched = { ...video, ownerUserId, editorUserIds, passwords };
  requireWatchable(viewer, watched, password);
  return row;
}

/** The video, if the user may change it; fails with `not_found` or `forbidden`. */
export async function findManageable(db: Db, id: string, user: NonNullable<Viewer>) {
  const row = await findVideo(db, id);
  if (row && mayManage(user, row)) return row.video;
  await findWatchable(db, id, user);
  throw forbidden('This video is not yours.');
}
