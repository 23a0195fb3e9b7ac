import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { videoPublished } from '../events.ts';
import { deletePasswords } from '../passwords/queries.ts';
import { type lockVideo, updateVideo } from '../video-queries.ts';
import { VideoPrivacy, VideoState } from '../video.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockVideo>>>;

/**
 * Changes who may watch. A video that was private counts as published from now on, and one that becomes public is
 * announced, as is one that comes into lists for those who sign in; its passwords go when nobody is asked for them any more.
 */
export async function changePrivacy(
  tx: Db,
  video: Locked,
  privacy: number,
  { wasAwaited = false } = {},
): Promise<void> {
  if (privacy === video.privacy) return;
  const isPublished = video.state === VideoState.published;
  const comesOut = video.privacy === VideoPrivacy.private && isPublished;
  await updateVideo(tx, video.id, { privacy, ...(comesOut && { publishedAt: new Date() }) });
  if (video.privacy === VideoPrivacy.passwordProtected) await deletePasswords(tx, video.id);
  if (isPublished && isNews(video.privacy, privacy)) {
    await emit(tx, videoPublished, { videoId: video.id, wasAwaited });
  }
}

/** Whether those who follow its channel find a video in lists that they did not find there before. */
const isNews = (before: number, now: number) =>
  now === VideoPrivacy.public || (now === VideoPrivacy.internal && before !== VideoPrivacy.public);
