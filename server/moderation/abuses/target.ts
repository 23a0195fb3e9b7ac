import { findVideo, findWatchable, type Viewer, watchable } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { findAccountById } from '../accounts/queries.ts';
import type { NewAbuse } from './form.ts';
import { type Reported, findComment } from './target-queries.ts';

/**
 * What a report is about, as it is now. Fails with `not_found` for what the reporter may not see, or as
 * `requireWatchable` does.
 */
export async function findTarget(
  db: Db,
  reporter: NonNullable<Viewer>,
  { video, comment, account }: NewAbuse,
  password: string | undefined,
): Promise<Reported> {
  if (video) return reportedVideo(db, reporter, video, password);
  if (comment) return reportedComment(db, reporter, comment.id, password);
  if (!account) throw notFound('Account');
  const flagged = await findAccountById(db, account.id);
  return { kind: 'account', flaggedId: flagged.account.id };
}

async function reportedVideo(
  db: Db,
  reporter: Viewer,
  { id, startAt = null, endAt = null }: NonNullable<NewAbuse['video']>,
  password: string | undefined,
): Promise<Reported> {
  return videoReported(await findWatchable(db, id, reporter, password), { startAt, endAt });
}

async function reportedComment(
  db: Db,
  reporter: Viewer,
  id: number,
  password: string | undefined,
): Promise<Reported> {
  const comment = await findComment(db, id);
  if (!comment) throw notFound('Comment');
  const ofComment = String(comment.videoId);
  const asked = { id: ofComment, viewer: reporter, password };
  const row = await watchable(db, await findVideo(db, ofComment), asked);
  return commentReported(comment, row);
}

type Video = Awaited<ReturnType<typeof findWatchable>>;
type Part = { startAt?: number | null; endAt?: number | null };

/** The columns of a report of a video, or of a part of it. */
export function videoReported({ video, channel, account }: Video, part: Part): Reported {
  const { id: channelId, name, displayName, host } = channel;
  return {
    kind: 'video',
    flaggedId: account.id,
    videoId: video.id,
    startAtSeconds: part.startAt ?? null,
    endAtSeconds: part.endAt ?? null,
    reportedVideo: {
      id: video.id,
      uuid: video.uuid,
      name: video.name,
      nsfw: video.nsfw,
      channel: { id: channelId, name, displayName, host },
    },
  };
}

type Comment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** The columns of a report of a comment. */
export const commentReported = (comment: Comment, { video }: Video): Reported => ({
  kind: 'comment',
  flaggedId: comment.accountId,
  commentId: comment.id,
  reportedComment: {
    threadId: comment.threadId ?? comment.id,
    text: comment.text,
    video: { id: video.id, uuid: video.uuid, name: video.name },
  },
});
