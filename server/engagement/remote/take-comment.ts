import { automaticTagsOf, holdsTagged, type Origin } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { findAccountIds } from '../account-queries.ts';
import { type Comment, countComments, insertComment } from '../comments/comment-queries.ts';
import { deleteComment } from '../comments/delete-comment.ts';
import { mentionsOf } from '../comments/mentions.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentPosted } from '../events.ts';
import { findByNumber, findByUrl, isMuted, rewriteComment } from './comment-queries.ts';
import type { RemoteComment } from './comment.ts';

/** A comment as it is now, and whether this node did not know it until now. */
export type TakenComment = { comment: Comment; isNew: boolean };

const CommentsPolicy = { off: 2, approval: 3 };
const NEWS_HOURS = 48;
const MAX_MENTIONED = 20;

type Video = NonNullable<Awaited<ReturnType<typeof lockCounters>>>;

/**
 * Takes a comment of another node in, or what is new of it, as if it was posted here: it may wait for approval, and who
 * is meant hears of it. Safe to repeat; what was deleted stays so. Fails with `not_found` without the video, with
 * `conflict` where comments are off or the one it answers is not about this video, and with `forbidden` for an author
 * whom the node, or the video's owner, has muted, and for another author than it had.
 */
export async function takeRemoteComment(
  tx: Db,
  node: Origin,
  remote: RemoteComment,
): Promise<TakenComment> {
  const video = await lockCounters(tx, remote.videoId);
  if (!video) throw notFound('Video');
  const known = await findByUrl(tx, remote.url);
  if (known) return { comment: await rewrite(tx, node, { known, video, remote }), isNew: false };
  if (video.commentsPolicy === CommentsPolicy.off)
    throw conflict('Comments are disabled for this video.');
  if (await isMuted(tx, remote.accountId, video.ownerUserId))
    throw new Failure('forbidden', 'The author of this comment is muted.');
  const threadId = await threadOf(tx, remote);
  const automaticTags = await tagsOf(tx, node, video, remote.text);
  const { heldForReview: _, mentionedAccountIds = [], ...said } = remote;
  const comment = await insertComment(tx, {
    ...said,
    threadId,
    automaticTags,
    heldForReview: await waits(tx, video, remote, automaticTags),
  });
  if (!comment.heldForReview) await countComments(tx, comment, 1);
  await tell(tx, node, video, { comment, mentionedAccountIds });
  return { comment, isNew: true };
}

/** Leaves a tombstone of a comment that is gone at its node. Safe to repeat. */
export async function deleteCommentByUrl(tx: Db, url: string): Promise<void> {
  const comment = await findByUrl(tx, url);
  if (comment) await deleteComment(tx, comment);
}

type Change = { known: Comment; video: Video; remote: RemoteComment };

async function rewrite(tx: Db, node: Origin, { known, video, remote }: Change): Promise<Comment> {
  if (known.deletedAt) return known;
  if (known.accountId !== remote.accountId)
    throw new Failure('forbidden', 'This is somebody else’s comment.');
  if (known.text === remote.text || known.updatedAt > remote.updatedAt) return known;
  const automaticTags = await tagsOf(tx, node, video, remote.text);
  const { text, updatedAt } = remote;
  return rewriteComment(tx, known.id, { text, updatedAt, automaticTags });
}

/** The first comment of the thread it belongs to. */
async function threadOf(tx: Db, { videoId, inReplyToId }: RemoteComment): Promise<number | null> {
  if (inReplyToId === null) return null;
  const parent = await findByNumber(tx, inReplyToId);
  if (parent?.videoId !== videoId) throw conflict('The comment this answers is of another video.');
  if (parent.heldForReview) throw conflict('The comment this answers waits for approval.');
  return parent.threadId ?? parent.id;
}

const tagsOf = (tx: Db, node: Origin, { ownerAccountId }: Video, text: string) =>
  automaticTagsOf(tx, { text, accountId: ownerAccountId, ownHost: node.host });

/** Whether it is held back: for the owner of the video, or, elsewhere, as the node of the video says. */
const waits = async (tx: Db, video: Video, remote: RemoteComment, tags: string[]) =>
  video.url === null
    ? video.commentsPolicy === CommentsPolicy.approval ||
      (await holdsTagged(tx, { accountId: video.ownerAccountId, tags }))
    : (remote.heldForReview ?? false);

/** Of what was said long ago about a video of another node nobody needs to hear. */
async function tell(
  tx: Db,
  node: Origin,
  video: Video,
  { comment, mentionedAccountIds }: { comment: Comment; mentionedAccountIds: number[] },
): Promise<void> {
  const isOld = comment.createdAt.getTime() < Date.now() - NEWS_HOURS * 3_600_000;
  if (video.url !== null && isOld) return;
  const named = await findAccountIds(tx, mentionsOf(comment.text, node));
  await emit(tx, commentPosted, {
    videoId: video.id,
    commentId: comment.id,
    accountId: comment.accountId!,
    inReplyToId: comment.inReplyToId,
    isOurs: false,
    isVideoOurs: video.url === null,
    mentionedAccountIds: [...new Set([...mentionedAccountIds, ...named])].slice(0, MAX_MENTIONED),
  });
}

const conflict = (why: string) => new Failure('conflict', why);
