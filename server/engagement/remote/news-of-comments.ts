import type { Origin } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { findAccountIds } from '../account-queries.ts';
import type { Comment } from '../comments/comment-queries.ts';
import { mentionsOf } from '../comments/mentions.ts';
import type { RemoteComment } from './comment.ts';
import type { VideoSaidOn } from './draft-comments.ts';

const NEWS_HOURS = 48;
const MAX_MENTIONED = 20;

type Told = { video: VideoSaidOn; told: { remote: RemoteComment; comment: Comment }[] };

/** What is announced of new comments. Of what was said long ago about a video of another node nobody needs to hear. */
export async function newsOf(tx: Db, node: Origin, { video, told }: Told) {
  const oldest = Date.now() - NEWS_HOURS * 3_600_000;
  const isNews = ({ createdAt }: Comment) => video.url === null || createdAt.getTime() >= oldest;
  const news = [];
  for (const { remote, comment } of told.filter((each) => isNews(each.comment))) {
    const named = await findAccountIds(tx, mentionsOf(comment.text, node));
    const mentioned = new Set([...(remote.mentionedAccountIds ?? []), ...named]);
    news.push({
      videoId: video.id,
      commentId: comment.id,
      accountId: comment.accountId!,
      inReplyToId: comment.inReplyToId,
      isOurs: false,
      isVideoOurs: video.url === null,
      mentionedAccountIds: [...mentioned].slice(0, MAX_MENTIONED),
    });
  }
  return news;
}
