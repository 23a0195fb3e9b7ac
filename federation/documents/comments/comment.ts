import type { Db } from '../../../server/platform/db.ts';
import { type Audience, publicAudience } from '../../vocabulary/audience.ts';
import { approveReplyActivity } from '../../vocabulary/moderation.ts';
import { type Comment, commentAudience, noteObject } from '../../vocabulary/objects/note.ts';
import { tombstoneObject } from '../../vocabulary/objects/tombstone.ts';
import { accountUrl, approveReplyUrl, commentUrl, videoUrl } from '../../vocabulary/urls.ts';
import { addressOfAccount, addressOfChannel, addressOfVideo } from '../actors/addresses.ts';
import type { Node } from '../node.ts';
import { findAnswered, findOpenComment, type OpenComment } from './comment-queries.ts';
import { noteHtml } from './note-html.ts';

type Of = Parameters<typeof findOpenComment>[1];

/**
 * The Note of a comment under a video of any node, or the Tombstone of a deleted one; where it is, if it is another
 * node's; undefined when a stranger does not find it.
 */
export async function findCommentObject(db: Db, node: Node, of: Of) {
  const row = await findOpenComment(db, of);
  if (!row) return undefined;
  if (row.comment.url !== null) return { isAt: row.comment.url };
  if (isGone(row)) return tombstoneOf(node, row);
  return noteObject(await commentOf(db, node, row));
}

/** By which the owner of the video says that a comment may stand; undefined of one that may not, or is no more. */
export async function findApproval(db: Db, node: Node, { videoUuid, id }: Of) {
  const row = await findOpenComment(db, { videoUuid, id });
  if (!row || row.video.url !== null || isGone(row)) return undefined;
  const { origin } = node.publicUrl;
  const video = videoUrl(origin, videoUuid);
  return approveReplyActivity({
    url: approveReplyUrl(commentUrl(video, id)),
    accountUrl: addressOfAccount(origin, row.owner),
    inReplyToUrl: inReplyTo(origin, row),
    commentUrl: row.comment.url ?? commentUrl(video, id),
  });
}

/** Whom a comment is for; of one that is no more, whom it was for. `speakerUrl`: who says something of it. */
export async function findCommentAudience(
  db: Db,
  node: Node,
  of: Of,
  speakerUrl: string,
): Promise<Audience> {
  const row = await findOpenComment(db, { ...of, isHeldToo: true });
  if (!row) return publicAudience(speakerUrl);
  const { origin } = node.publicUrl;
  const above = row.comment.inReplyToId;
  const answered = above === null ? [] : await findAnswered(db, above);
  return commentAudience({
    accountUrl: speakerUrl,
    video: {
      accountUrl: addressOfAccount(origin, row.owner),
      channelUrl: addressOfChannel(origin, row.channel),
    },
    mentioned: answered.map((account) => ({ url: addressOfAccount(origin, account) })),
  });
}

const isGone = ({ comment, authorName }: OpenComment) =>
  comment.deletedAt !== null || authorName === null;

async function commentOf(db: Db, node: Node, row: OpenComment): Promise<Comment> {
  const { origin, host } = node.publicUrl;
  const { comment } = row;
  const url = commentUrl(videoUrl(origin, row.video.uuid), comment.id);
  const answered = comment.inReplyToId === null ? [] : await findAnswered(db, comment.inReplyToId);
  return {
    url,
    text: comment.text,
    html: noteHtml(comment.text),
    inReplyToUrl: inReplyTo(origin, row),
    accountUrl: accountUrl(origin, row.authorName!),
    video: {
      accountUrl: addressOfAccount(origin, row.owner),
      channelUrl: addressOfChannel(origin, row.channel),
    },
    approvalUrl: row.video.url === null ? approveReplyUrl(url) : comment.approvalUrl, // its node gives one
    mentioned: answered.map((account) => ({
      url: addressOfAccount(origin, account),
      handle: `${account.name}@${account.host ?? host}`,
    })),
    publishedAt: comment.createdAt,
    updatedAt: comment.updatedAt,
  };
}

const tombstoneOf = (node: Node, row: OpenComment) => {
  const { origin } = node.publicUrl;
  const { comment, video } = row;
  return tombstoneObject({
    url: commentUrl(videoUrl(origin, video.uuid), comment.id),
    inReplyToUrl: inReplyTo(origin, row),
    publishedAt: comment.createdAt,
    deletedAt: comment.deletedAt ?? comment.updatedAt,
  });
};

const inReplyTo = (origin: string, { parent, video }: OpenComment) =>
  parent
    ? (parent.url ?? commentUrl(videoUrl(origin, video.uuid), parent.id))
    : addressOfVideo(origin, video);
