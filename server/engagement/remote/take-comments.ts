import { automaticTagger, type Origin, type Tagger } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emitAll } from '../../platform/events.ts';
import { type Comment, countOfVideo, countReplies } from '../comments/comment-queries.ts';
import { deleteComment } from '../comments/delete-comment.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentPosted } from '../events.ts';
import {
  type Draft,
  findByUrl,
  findByUrls,
  insertComments,
  rewriteComment,
} from './comment-queries.ts';
import type { RemoteComment } from './comment.ts';
import { draftComments, type VideoSaidOn } from './draft-comments.ts';
import { newsOf } from './news-of-comments.ts';

/** A comment as it is now, and whether this node did not know it until now. */
export type TakenComment = { comment: Comment; isNew: boolean };

type Outcomes = Map<RemoteComment, TakenComment | Failure>;

/**
 * Takes comments of other nodes about one video in, or what is new of them, as if they were posted here: they may wait for
 * approval, and who is meant hears of them. None of them answers another of them. Safe to repeat; what was deleted stays so.
 * For a comment that is not taken the outcome is a failure: `not_found` without the video, `conflict` where comments are off
 * or the one it answers is not about this video, and `forbidden` for an author whom the node, or the video's owner, has
 * muted, and for another author than it had.
 */
export async function takeRemoteComments(
  tx: Db,
  node: Origin,
  { videoId, said }: { videoId: number; said: RemoteComment[] },
): Promise<Outcomes> {
  const video = await lockCounters(tx, videoId);
  if (!video) return new Map(said.map((remote) => [remote, notFound('Video')]));
  const rows = await findByUrls(
    tx,
    said.map(({ url }) => url),
  );
  const known = new Map(rows.map((row) => [row.url, row]));
  const tagsOf = await automaticTagger(tx, {
    accountId: video.ownerAccountId,
    ownHost: node.host,
  });
  const outcomes: Outcomes = new Map();
  for (const remote of said) {
    const before = known.get(remote.url);
    if (before) outcomes.set(remote, await rewrite(tx, { before, remote, tagsOf }));
  }
  const strange = said.filter(({ url }) => !known.has(url));
  if (strange.length === 0) return outcomes;
  const drafts = await draftComments(tx, { video, said: strange, tagsOf });
  const added = await add(tx, node, { video, drafts });
  for (const [remote, draft] of drafts)
    outcomes.set(
      remote,
      draft instanceof Failure ? draft : { comment: added.get(remote.url)!, isNew: true },
    );
  return outcomes;
}

/** Leaves a tombstone of a comment that is gone at its node. Safe to repeat. */
export async function deleteCommentByUrl(tx: Db, url: string): Promise<void> {
  const comment = await findByUrl(tx, url);
  if (comment) await deleteComment(tx, comment);
}

type Change = { before: Comment; remote: RemoteComment; tagsOf: Tagger };

async function rewrite(
  tx: Db,
  { before, remote, tagsOf }: Change,
): Promise<TakenComment | Failure> {
  const { text, updatedAt } = remote;
  const isSame = before.text === text || before.updatedAt > updatedAt;
  if (!before.deletedAt && before.accountId !== remote.accountId)
    return new Failure('forbidden', 'This is somebody else’s comment.');
  if (before.deletedAt || isSame) return { comment: before, isNew: false };
  const comment = await rewriteComment(tx, before.id, { text, updatedAt, ...tagsOf(text) });
  return { comment, isNew: false };
}

type Addition = { video: VideoSaidOn; drafts: Map<RemoteComment, Draft | Failure> };

/** Adds what is not refused; returns it by its address. */
async function add(tx: Db, node: Origin, { video, drafts }: Addition) {
  const accepted = [...drafts].filter((entry) => !(entry[1] instanceof Failure));
  const comments = await insertComments(
    tx,
    accepted.map(([, draft]) => draft as Draft),
  );
  await count(tx, video.id, comments);
  const added = new Map(comments.map((comment) => [comment.url, comment]));
  const told = accepted.map(([remote]) => ({ remote, comment: added.get(remote.url)! }));
  const news = await newsOf(tx, node, { video, told });
  if (news.length > 0) await emitAll(tx, commentPosted, news);
  return added;
}

/** Adds to the counts of comments that everybody sees. */
async function count(tx: Db, videoId: number, comments: Comment[]) {
  const seen = comments.filter(({ heldForReview }) => !heldForReview);
  if (seen.length > 0) await countOfVideo(tx, videoId, seen.length);
  const threads = Map.groupBy(seen, ({ threadId }) => threadId);
  for (const [threadId, replies] of threads)
    if (threadId !== null) await countReplies(tx, threadId, replies.length);
}
