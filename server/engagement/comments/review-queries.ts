import {
  and,
  arrayOverlaps,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  isNotNull,
  isNull,
} from 'drizzle-orm';

import { isHeard, isRunBy, type Viewer } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { holds } from '../text-queries.ts';
import { isAlive } from './visible-queries.ts';

/** Which comments somebody reviews; what is absent does not matter. */
export type Review = {
  /** Only on videos of this account, or as well of channels it helps to run. */
  onVideosOf?: Parameters<typeof isRunBy>[0] | undefined;
  videoId?: number | undefined;
  channelId?: number | undefined;
  search?: string | undefined;
  searchAccount?: string | undefined;
  searchVideo?: string | undefined;
  isHeldForReview?: boolean | undefined;
  /** By accounts of this node, or of others. */
  isLocal?: boolean | undefined;
  onLocalVideo?: boolean | undefined;
  autoTagOneOf?: string[] | undefined;
  /** Leaves out accounts and nodes that are muted for everybody or this one. */
  heardBy?: { viewer: Viewer } | undefined;
};

/** A page of comments with their videos, over many videos. */
export const reviewedComments = (db: Db, review: Review, page: Page<'createdAt'>) => {
  const direction = page.sort.descending ? desc : asc;
  return db
    .select({
      comment: getTableColumns(comments),
      account: getTableColumns(accounts),
      userId: users.id,
      video: { id: videos.id, uuid: videos.uuid, name: videos.name },
      channel: getTableColumns(channels),
    })
    .from(comments)
    .innerJoin(accounts, eq(accounts.id, comments.accountId))
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(users, eq(users.accountId, accounts.id))
    .where(matches(review))
    .orderBy(direction(comments.createdAt), direction(comments.id))
    .limit(page.count)
    .offset(page.start);
};

export type ReviewedRow = Awaited<ReturnType<typeof reviewedComments>>[number];

export async function countReviewed(db: Db, review: Review): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(comments)
    .innerJoin(accounts, eq(accounts.id, comments.accountId))
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(matches(review));
  return row!.total;
}

const matches = (review: Review) =>
  and(isAlive(), ofVideos(review), ofWords(review), ofKind(review));

const ofVideos = ({ onVideosOf, videoId, channelId, onLocalVideo }: Review) =>
  and(
    onVideosOf && isRunBy(onVideosOf),
    videoId === undefined ? undefined : eq(comments.videoId, videoId),
    channelId === undefined ? undefined : eq(videos.channelId, channelId),
    onLocalVideo === undefined ? undefined : isOfThisNode(channels.host, onLocalVideo),
  );

const ofWords = ({ search, searchAccount, searchVideo }: Review) =>
  and(
    search === undefined
      ? undefined
      : holds(search, comments.text, accounts.name, accounts.displayName, videos.name),
    searchAccount === undefined
      ? undefined
      : holds(searchAccount, accounts.name, accounts.displayName),
    searchVideo === undefined ? undefined : holds(searchVideo, videos.name),
  );

/** What lists tell of a comment: those of whose videos they are, or else of the node. */
export const tagsShownTo = ({ onVideosOf }: Review): 'automaticTags' | 'nodeTags' =>
  onVideosOf === undefined ? 'nodeTags' : 'automaticTags';

const ofKind = (review: Review) => {
  const { isHeldForReview, isLocal, autoTagOneOf, heardBy } = review;
  return and(
    isHeldForReview === undefined ? undefined : eq(comments.heldForReview, isHeldForReview),
    isLocal === undefined ? undefined : isOfThisNode(accounts.host, isLocal),
    autoTagOneOf && arrayOverlaps(comments[tagsShownTo(review)], autoTagOneOf),
    heardBy && isHeard(heardBy.viewer),
  );
};

const isOfThisNode = (host: typeof accounts.host | typeof channels.host, isLocal: boolean) =>
  isLocal ? isNull(host) : isNotNull(host);
