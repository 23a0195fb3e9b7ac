import { CommentsPolicy, findHoldingTags, type Tagger } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Comment } from '../comments/comment-queries.ts';
import type { lockCounters } from '../counter-queries.ts';
import { type Draft, findByNumbers, findMuted } from './comment-queries.ts';
import type { RemoteComment } from './comment.ts';

/** A video whose counters are locked. */
export type VideoSaidOn = NonNullable<Awaited<ReturnType<typeof lockCounters>>>;

type Said = {
  video: VideoSaidOn;
  said: RemoteComment[];
  tagsOf: Tagger;
};

/** What is written down of comments that are new here or, of one that is not taken, why. */
export async function draftComments(
  tx: Db,
  { video, said, tagsOf }: Said,
): Promise<Map<RemoteComment, Draft | Failure>> {
  const authors = said.map(({ accountId }) => accountId);
  const muted = await findMuted(tx, authors, video.ownerUserId);
  const parents = await findParents(tx, said);
  const tags = new Map(said.map((remote) => [remote, tagsOf(remote.text)]));
  const holding = await findHoldingTags(tx, {
    accountId: video.ownerAccountId,
    tags: [...new Set([...tags.values()].flatMap(({ automaticTags }) => automaticTags))],
  });
  const draft = (remote: RemoteComment): Draft | Failure => {
    const parent = remote.inReplyToId === null ? null : parents.get(remote.inReplyToId);
    const failure = refusal(video, remote, { isMuted: muted.has(remote.accountId), parent });
    if (failure) return failure;
    const tagsOfThis = tags.get(remote)!;
    return {
      ...remote,
      threadId: parent ? (parent.threadId ?? parent.id) : null,
      ...tagsOfThis,
      heldForReview: waits(
        video,
        remote,
        tagsOfThis.automaticTags.some((tag) => holding.has(tag)),
      ),
    };
  };
  return new Map(said.map((remote) => [remote, draft(remote)]));
}

async function findParents(tx: Db, said: RemoteComment[]): Promise<Map<number, Comment>> {
  const ids = new Set(said.flatMap(({ inReplyToId }) => inReplyToId ?? []));
  const rows = ids.size > 0 ? await findByNumbers(tx, [...ids]) : [];
  return new Map(rows.map((row) => [row.id, row]));
}

/** `parent` is null of the first of a thread. */
type Author = { isMuted: boolean; parent: Comment | null | undefined };

function refusal(
  { commentsPolicy }: VideoSaidOn,
  { videoId }: RemoteComment,
  { isMuted, parent }: Author,
): Failure | undefined {
  if (commentsPolicy === CommentsPolicy.off)
    return conflict('Comments are disabled for this video.');
  if (isMuted) return new Failure('forbidden', 'The author of this comment is muted.');
  if (parent === null) return undefined;
  if (parent?.videoId !== videoId) return conflict('The comment this answers is of another video.');
  return parent.heldForReview
    ? conflict('The comment this answers waits for approval.')
    : undefined;
}

/** Whether it is held back: for the owner of the video, or, elsewhere, as the node of the video says. */
const waits = (video: VideoSaidOn, { heldForReview }: RemoteComment, isTagged: boolean): boolean =>
  video.url === null
    ? video.commentsPolicy === CommentsPolicy.approval || isTagged
    : (heldForReview ?? false);

const conflict = (why: string) => new Failure('conflict', why);
