import {
  automaticTagger,
  CommentsPolicy,
  findWatchable,
  findHoldingTags,
  mayManage,
  type Origin,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import { findAccountIds } from '../account-queries.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentPosted } from '../events.ts';
import { type Comment, countComments, insertComment } from './comment-queries.ts';
import { mentionsOf } from './mentions.ts';

const POST_LIMIT = { name: 'comment', attempts: 100, windowSeconds: 5 * 60 };

type Posting = {
  author: User;
  row: Awaited<ReturnType<typeof findWatchable>>;
  text: string;
  /** What it answers; absent for the first of a thread. */
  inReplyTo?: Comment;
};

/**
 * Posts a comment. It waits for approval where the video's owner wants that, unless the author manages the video, which
 * nobody here does with one of another node. Fails with `conflict` where comments are off or the one it answers is deleted or waits itself, and with `rate_limited`.
 */
export async function postComment(db: Db, node: Origin, posting: Posting): Promise<Comment> {
  const { author, row, text, inReplyTo } = posting;
  await countAttempt(db, POST_LIMIT, String(author.id));
  if (inReplyTo?.deletedAt) throw conflict('The comment this answers is deleted.');
  if (inReplyTo?.heldForReview) throw conflict('The comment this answers waits for approval.');
  return db.transaction(async (tx) => {
    const video = await lockCounters(tx, row.video.id);
    if (!video) throw notFound('Video');
    if (video.commentsPolicy === CommentsPolicy.off)
      throw conflict('Comments are disabled for this video.');
    const tagsOf = await automaticTagger(tx, { accountId: row.account.id, ownHost: node.host });
    const tags = tagsOf(text);
    const comment = await insertComment(tx, {
      videoId: video.id,
      accountId: author.accountId,
      threadId: inReplyTo ? (inReplyTo.threadId ?? inReplyTo.id) : null,
      inReplyToId: inReplyTo?.id ?? null,
      text,
      ...tags,
      heldForReview: !isManager(posting) && (await waits(tx, video, row, tags.automaticTags)),
    });
    if (!comment.heldForReview) await countComments(tx, comment, 1);
    await emit(tx, commentPosted, {
      videoId: video.id,
      commentId: comment.id,
      accountId: author.accountId,
      inReplyToId: comment.inReplyToId,
      mentionedAccountIds: await findAccountIds(tx, mentionsOf(text, node)),
      isOurs: true,
      isVideoOurs: row.video.url === null,
    });
    const subject = { domain: 'comments', id: comment.id };
    await recordAct(tx, { userId: author.id, action: 'create', subject });
    return comment;
  });
}

const isManager = ({ author, row }: Posting): boolean =>
  row.video.url === null && mayManage(author, row);

/** Whether the owner of a video wants to see this before others do: every comment, or those with such a tag. */
const waits = async (
  tx: Db,
  { commentsPolicy }: { commentsPolicy: number },
  { account }: Posting['row'],
  tags: string[],
) =>
  commentsPolicy === CommentsPolicy.approval ||
  (await findHoldingTags(tx, { accountId: account.id, tags })).size > 0;

const conflict = (why: string) => new Failure('conflict', why);
