import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findWatchable, ListOf, mayManage, type Origin } from '../../catalog/index.ts';
import { optionalUser, requireUser, type User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, invalid } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { CommentAnswer, NewCommentAnswer, ThreadsAnswer, TreeAnswer } from '../answers.ts';
import { findKnown, OfVideo, PASSWORD_HEADER } from '../video.ts';
import { approveComment } from './approve-comment.ts';
import { commentJson } from './comment-json.ts';
import { findComment } from './comment-queries.ts';
import { deleteComment } from './delete-comment.ts';
import { postComment } from './post-comment.ts';
import { readerOf, readReplies, readThread, readThreads } from './read-comments.ts';
import { requireComment } from './required.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Comments';
const number = z.coerce.number().int().min(1).max(2_147_483_647);
const OfThread = parse('param', z.object({ id: AnyId, threadId: number }));
const OfComment = parse('param', z.object({ id: AnyId, commentId: number }));
const Text = parse('json', z.object({ text: z.string().trim().min(1).max(10_000) }));
const ThreadsQuery = parse('query', pageQuery(['createdAt', 'totalReplies'], '-createdAt'));
const RepliesQuery = parse('query', pageQuery(['createdAt'], 'createdAt'));

/** Comments of one video. */
export const commentRoutes = (node: Node) =>
  new Hono()
    .route('/', readRoutes(node))
    .route('/', writeRoutes(node))
    .route('/', ruleRoutes(node));

const readRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/videos/:id/comment-threads',
      operation('Threads of a video', { tag, answer: ThreadsAnswer }),
      OfVideo,
      ThreadsQuery,
      optionalUser,
      async (c) => {
        const viewer = c.var.user;
        const password = c.req.header(PASSWORD_HEADER);
        const row = await findWatchable(db, c.req.valid('param').id, viewer, password);
        return c.json(await readThreads(db, node, { row, viewer }, c.req.valid('query')));
      },
    )
    .get(
      '/videos/:id/comment-threads/:threadId',
      operation('A thread with its replies', { tag, answer: TreeAnswer }),
      OfThread,
      optionalUser,
      async (c) => {
        const viewer = c.var.user;
        const { id, threadId } = c.req.valid('param');
        const row = await findWatchable(db, id, viewer, c.req.header(PASSWORD_HEADER));
        return c.json(await readThread(db, node, { row, viewer }, threadId));
      },
    )
    .get(
      '/videos/:id/comments/:commentId/replies',
      operation('Direct replies to a comment', { tag, answer: ListOf(CommentAnswer) }),
      OfComment,
      RepliesQuery,
      optionalUser,
      async (c) => {
        const viewer = c.var.user;
        const { id, commentId } = c.req.valid('param');
        const row = await findWatchable(db, id, viewer, c.req.header(PASSWORD_HEADER));
        return c.json(
          await readReplies(db, node, { row, viewer, commentId }, c.req.valid('query')),
        );
      },
    );

const writeRoutes = ({ db, publicUrl: node }: Node) => {
  /** Posts, and answers with what was posted. */
  async function post(posting: Parameters<typeof postComment>[2]) {
    const { id } = await postComment(db, node, posting);
    return { comment: commentJson(node, posting.row.video.uuid, (await findComment(db, id))!) };
  }
  return new Hono()
    .post(
      '/videos/:id/comment-threads',
      operation('Begin a thread', { tag, answer: NewCommentAnswer }),
      requireUser,
      OfVideo,
      Text,
      async (c) => {
        const author = c.var.user;
        const password = c.req.header(PASSWORD_HEADER);
        const row = await findWatchable(db, c.req.valid('param').id, author, password);
        return c.json(await post({ author, row, text: c.req.valid('json').text }));
      },
    )
    .post(
      '/videos/:id/comments/:commentId',
      operation('Reply to a comment', { tag, answer: NewCommentAnswer }),
      requireUser,
      OfComment,
      Text,
      async (c) => {
        const author = c.var.user;
        const { id, commentId } = c.req.valid('param');
        const row = await findWatchable(db, id, author, c.req.header(PASSWORD_HEADER));
        const reader = readerOf(author, row);
        const { comment: inReplyTo } = await requireComment(db, row.video.id, commentId, reader);
        return c.json(await post({ author, row, text: c.req.valid('json').text, inReplyTo }));
      },
    );
};

/** For authors, who take back what they said, and for those who manage the video. */
const ruleRoutes = ({ db }: Node) =>
  new Hono()
    .delete(
      '/videos/:id/comments/:commentId',
      operation('Delete a comment', { tag, status: 204 }),
      requireUser,
      OfComment,
      async (c) => {
        const { row, comment } = await commentOf(db, c.req.valid('param'), c.var.user);
        if (comment.deletedAt) throw alreadyDeleted();
        const isOwn = comment.accountId === c.var.user.accountId;
        if (!isOwn && !mayManage(c.var.user, row)) throw forbidden('This comment is not yours.');
        if (!(await deleteComment(db, comment, c.var.user.id))) throw alreadyDeleted();
        return c.body(null, 204);
      },
    )
    .post(
      '/videos/:id/comments/:commentId/approve',
      operation('Approve a comment that waits for it', { tag, status: 204 }),
      requireUser,
      OfComment,
      async (c) => {
        const { row, comment } = await commentOf(db, c.req.valid('param'), c.var.user);
        if (!mayManage(c.var.user, row)) throw forbidden('This video is not yours.');
        if (comment.deletedAt) throw alreadyDeleted();
        if (!(await approveComment(db, comment))) {
          throw invalid('commentId', 'Should be a comment that waits for approval');
        }
        return c.body(null, 204);
      },
    );

/** A comment to be ruled on, with its video. */
async function commentOf(db: Db, { id, commentId }: { id: string; commentId: number }, user: User) {
  const row = await findKnown(db, id, user);
  return { row, ...(await requireComment(db, row.video.id, commentId, readerOf(user, row))) };
}

const alreadyDeleted = () => new Failure('conflict', 'This comment is deleted already.');
