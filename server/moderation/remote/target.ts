import { findVideo } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { findComment, type Reported } from '../abuses/target-queries.ts';
import { videoReported, commentReported } from '../abuses/target.ts';
import { findAccountById } from '../accounts/queries.ts';

/** What is reported; of a video, if told, the part in question in seconds. */
export type RemoteTarget =
  | { videoId: number; startAt?: number | null; endAt?: number | null }
  | { commentId: number }
  | { accountId: number };

/** What a report is about, as it is now. Fails with `not_found`. */
export async function findReported(db: Db, target: RemoteTarget): Promise<Reported> {
  if ('accountId' in target) {
    const { account } = await findAccountById(db, target.accountId);
    return { kind: 'account', flaggedId: account.id };
  }
  if ('videoId' in target) return videoReported(await requireVideo(db, target.videoId), target);
  const comment = await findComment(db, target.commentId);
  if (!comment) throw notFound('Comment');
  return commentReported(comment, await requireVideo(db, comment.videoId));
}

async function requireVideo(db: Db, id: number) {
  const row = await findVideo(db, id);
  if (!row) throw notFound('Video');
  return row;
}
