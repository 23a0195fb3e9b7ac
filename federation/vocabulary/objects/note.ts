import { type Audience, PUBLIC } from '../audience.ts';
import { announcesUrl, followersUrl } from '../urls.ts';

/** Somebody a comment answers or names. `handle`: name@host. */
export type Mentioned = { url: string; handle: string };

/** What another node learns of a comment. All URLs are absolute. */
export type Comment = {
  url: string;
  text: string; // Markdown
  html: string; // the same, for who reads no Markdown
  inReplyToUrl: string; // the video, or the comment that is answered
  accountUrl: string; // who wrote it
  video: { accountUrl: string; channelUrl: string };
  approvalUrl: string | null; // of the ApproveReply; none while it waits for one
  mentioned: Mentioned[]; // who is answered, the last one last
  publishedAt: Date;
  updatedAt: Date;
};

/**
 * A comment (contract § ActivityPub dialect, Note). What it says is HTML, as ActivityPub has it where nothing else is said,
 * and all but PeerTube take it for; what was typed is its `source`.
 */
export const noteObject = (comment: Comment) => ({
  ...commentAudience(comment),
  type: 'Note',
  id: comment.url,
  content: comment.html,
  mediaType: 'text/html',
  source: { content: comment.text, mediaType: 'text/markdown' },
  inReplyTo: comment.inReplyToUrl,
  audience: comment.video.channelUrl,
  updated: comment.updatedAt.toISOString(),
  published: comment.publishedAt.toISOString(),
  url: comment.url,
  attributedTo: comment.accountUrl,
  replyApproval: comment.approvalUrl,
  shares: announcesUrl(comment.url),
  tag: comment.mentioned.map(({ url, handle }) => ({
    type: 'Mention',
    href: url,
    name: `@${handle}`,
  })),
});

/** Everybody, told to the writer's followers, to whose video it is and to all who are answered. */
export const commentAudience = (
  comment: Pick<Comment, 'accountUrl' | 'video'> & { mentioned: Pick<Mentioned, 'url'>[] },
): Audience => ({
  to: [PUBLIC],
  cc: [
    ...new Set([
      followersUrl(comment.accountUrl),
      comment.video.accountUrl,
      comment.video.channelUrl,
      ...comment.mentioned.map(({ url }) => url),
    ]),
  ],
});
