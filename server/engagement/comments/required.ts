import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { type CommentRow, findComment } from './comment-queries.ts';
import type { Reader } from './visible-queries.ts';

/**
 * A comment of this video. Fails with `not_found`, also for one that waits for approval by others than the reader, and
 * with `comment_not_associated_to_video` for one of another video.
 */
export async function requireComment(
  db: Db,
  videoId: number,
  id: number,
  reader: Reader,
): Promise<CommentRow> {
  const row = await findComment(db, id);
  if (!row || !sees(reader, row)) throw notFound('Comment');
  if (row.comment.videoId !== videoId) {
    throw new Failure('comment_not_associated_to_video', 'This comment is not of this video.');
  }
  return row;
}

/** As `requireComment`, for one that began a thread; a reply fails with `invalid`. */
export async function requireThread(
  db: Db,
  videoId: number,
  id: number,
  reader: Reader,
): Promise<CommentRow> {
  const row = await requireComment(db, videoId, id, reader);
  if (row.comment.threadId !== null) throw invalid('threadId', 'Should be the first of a thread');
  return row;
}

const sees = ({ viewer, manages }: Reader, { comment }: CommentRow) =>
  !comment.heldForReview ||
  manages ||
  (viewer !== undefined && comment.accountId === viewer.accountId);
