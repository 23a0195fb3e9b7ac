import { findWatchable, type Viewer } from '../../catalog/index.ts';
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
  const { video, channel, account } = await findWatchable(db, id, reporter, password);
  const { id: channelId, name, displayName, host } = channel;
  return {
    kind: 'video',
    flaggedId: account.id,
    videoId: video.id,
    startAtSeconds: startAt,
    endAtSeconds: endAt,
    reportedVideo: {
      uuid: video.uuid,
      name: video.name,
      nsfw: video.nsfw,
      channel: { id: channelId, name, displayName, host },
    },
  };
}

async function reportedComment(
  db: Db,
  reporter: Viewer,
  id: number,
  password: string | undefined,
): Promise<Reported> {
  const comment = await findComment(db, id);
  if (!comment) throw notFound('Comment');
  const { video } = await findWatchable(db, String(comment.videoId), reporter, password);
  return {
    kind: 'comment',
    flaggedId: comment.accountId,
    commentId: id,
    reportedComment: {
      threadId: comment.threadId ?? id,
      text: comment.text,
      video: { id: video.id, uuid: video.uuid, name: video.name },
    },
  };
}
