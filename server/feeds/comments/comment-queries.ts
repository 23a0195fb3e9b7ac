import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import { isFoundBy, isListed } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

/** Comments on one video, or on those of some channels; on all where neither is told. */
export type CommentScope = { videoId?: number | undefined; channelIds?: number[] | undefined };

/** The newest comments that everybody finds on videos that everybody finds. */
export const newestComments = (
  db: Db,
  { videoId, channelIds }: CommentScope,
  { start, count }: { start: number; count: number },
) =>
  db
    .select({
      comment: comments,
      account: accounts,
      video: { uuid: videos.uuid, name: videos.name },
    })
    .from(comments)
    .innerJoin(accounts, eq(accounts.id, comments.accountId))
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .where(
      and(
        videoId === undefined ? undefined : eq(comments.videoId, videoId),
        channelIds && isOnVideosOf(db, channelIds),
        isNotNull(comments.accountId),
        isNull(comments.deletedAt),
        eq(comments.heldForReview, false),
        isFoundBy(undefined),
        isOnListedVideo(db),
      ),
    )
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(count)
    .offset(start);

const MAX_VIDEOS = 1_000;

/** On the latest of the videos that have comments, so that those of others need not be looked through. */
function isOnVideosOf(db: Db, channelIds: number[]) {
  if (channelIds.length === 0) return sql`false`;
  const latest = db
    .select({ id: videos.id })
    .from(videos)
    .where(and(inArray(videos.channelId, channelIds), gt(videos.comments, 0)))
    .orderBy(desc(videos.id))
    .limit(MAX_VIDEOS);
  return sql`${comments.videoId} = any(array(${latest}))`;
}

/** A query of its own, since both the comment and its video have an account. */
const isOnListedVideo = (db: Db) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(channels)
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .where(and(eq(channels.id, videos.channelId), isListed(undefined))),
  );
