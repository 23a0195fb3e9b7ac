import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { videoPublished } from './events.ts';
import { deletePasswords } from './passwords/queries.ts';
import { type lockVideo, updateVideo } from './video-queries.ts';
import { VideoPrivacy, VideoState } from './video.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockVideo>>>;

/**
 * Changes who may watch. A video that was private counts as published from now on, and one that becomes public is
 * announced; its passwords go when nobody is asked for them any more.
 */
export async function changePrivacy(tx: Db, video: Locked, privacy: number): Promise<void> {
  if (privacy === video.privacy) return;
  const isPublished = video.state === VideoState.published;
  const comesOut = video.privacy === VideoPrivacy.private && isPublished;
  await updateVideo(tx, video.id, { privacy, ...(comesOut && { publishedAt: new Date() }) });
  if (video.privacy === VideoPrivacy.passwordProtected) await deletePasswords(tx, video.id);
  if (isPublished && privacy === VideoPrivacy.public) {
    await emit(tx, videoPublished, { videoId: video.id });
  }
}
