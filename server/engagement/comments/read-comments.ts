import { CommentsPolicy, findWatchable, mayManage, type Origin } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf } from '../../platform/http.ts';
import { type Page } from '../../platform/page-query.ts';
import { type CommentJson, commentJson } from './comment-json.ts';
import { requireComment, requireThread } from './required.ts';
import {
  commentsOfThread,
  countDirectReplies,
  countReplies,
  countRepliesTo,
  countsOf,
  repliesTo,
  type ThreadSort,
  threadsOf,
} from './thread-queries.ts';
import { toTree, type Tree } from './tree.ts';

const MAX_THREAD_COMMENTS = 1_000;

type Video = Awaited<ReturnType<typeof findWatchable>>;

/** Who reads the comments on a video, and whether they see what is held. */
export const readerOf = (viewer: User | undefined, row: Video) => ({
  viewer,
  manages: mayManage(viewer, row),
});

/** A page of a video's threads; none where comments are off. */
export async function readThreads(
  db: Db,
  node: Origin,
  of: { row: Video; viewer: User | undefined },
  page: Page<ThreadSort>,
) {
  const { video, account } = of.row;
  if (video.commentsPolicy === CommentsPolicy.off)
    return { ...listOf<CommentJson>([], 0), totalNotDeletedComments: 0 };
  const reader = readerOf(of.viewer, of.row);
  const [rows, counts] = await Promise.all([
    threadsOf(db, video.id, page, reader),
    countsOf(db, video.id, reader),
  ]);
  const ids = rows.map(({ comment }) => comment.id);
  const replies = await countReplies(db, ids, account.id, reader);
  const data = rows.map((row) => commentJson(node, video.uuid, row, replies.get(row.comment.id)));
  return { ...listOf(data, counts.threads), totalNotDeletedComments: counts.comments };
}

/**
 * A thread as a tree: its first thousand comments; `readReplies` has the rest. Fails with `not_found` when the viewer
 * does not find its first comment.
 */
export async function readThread(
  db: Db,
  node: Origin,
  of: { row: Video; viewer: User | undefined },
  threadId: number,
): Promise<Tree> {
  const { video, account } = of.row;
  const reader = readerOf(of.viewer, of.row);
  await requireThread(db, video.id, threadId, reader);
  if (video.commentsPolicy === CommentsPolicy.off) throw notFound('Thread');
  const [rows, direct, ofThread] = await Promise.all([
    commentsOfThread(db, threadId, reader, MAX_THREAD_COMMENTS),
    countDirectReplies(db, threadId, account.id, reader),
    countReplies(db, [threadId], account.id, reader),
  ]);
  const replies = new Map([...direct, ...ofThread]);
  const tree = toTree(
    rows.map((row) => commentJson(node, video.uuid, row, replies.get(row.comment.id))),
  );
  if (tree?.comment.id !== threadId) throw notFound('Thread');
  return tree;
}

/** A page of the direct replies to a comment. Fails as `requireComment` does. */
export async function readReplies(
  db: Db,
  node: Origin,
  of: { row: Video; viewer: User | undefined; commentId: number },
  page: { start: number; count: number },
) {
  const reader = readerOf(of.viewer, of.row);
  await requireComment(db, of.row.video.id, of.commentId, reader);
  const [rows, total] = await Promise.all([
    repliesTo(db, of.commentId, page, reader),
    countRepliesTo(db, of.commentId, reader),
  ]);
  return listOf(
    rows.map((row) => commentJson(node, of.row.video.uuid, row)),
    total,
  );
}
