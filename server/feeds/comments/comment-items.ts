import { accountSummary, toShortUuid } from '../../catalog/index.ts';
import { renderMarkdown } from '../../platform/text/markdown.ts';
import type { FeedItem } from '../feed.ts';
import type { newestComments } from './comment-queries.ts';

type CommentRow = Awaited<ReturnType<typeof newestComments>>[number];

/** A comment as an item of a feed. */
export function commentItem(node: URL, { comment, account, video }: CommentRow): FeedItem {
  const { displayName: name, url: link } = accountSummary(node, account);
  const thread = comment.threadId ?? comment.id;
  return {
    link: `${node.origin}/w/${toShortUuid(video.uuid)};threadId=${thread}#comment-${comment.id}`,
    title: `${video.name} - ${name}`,
    html: renderMarkdown(comment.text),
    author: { name, link },
    date: comment.createdAt,
    changedAt: comment.updatedAt,
  };
}
