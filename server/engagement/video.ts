import * as z from 'zod';

import { AnyId, findVideo, requireWatchable, VideoPrivacy } from '../catalog/index.ts';
import type { User } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';

export const PASSWORD_HEADER = 'x-peertube-video-password';

/** The `:id` of a video's routes: number, UUID or short UUID. */
export const OfVideo = parse('param', z.object({ id: AnyId }));

/**
 * The video, if the viewer may watch it, with or without its password: for what tells them nothing new of it, such as
 * their own rating. Fails as `requireWatchable` does.
 */
export async function findKnown(db: Db, id: string, viewer: User | undefined) {
  const row = await findVideo(db, id);
  if (!row) throw notFound('Video');
  const { video, ownerUserId } = row;
  const isLocked = video.privacy === VideoPrivacy.passwordProtected;
  const privacy = isLocked ? VideoPrivacy.public : video.privacy;
  const watched = { ...video, privacy, ownerUserId, passwords: [] };
  requireWatchable(viewer, watched);
  return row;
}
