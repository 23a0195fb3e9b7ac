import { eq, sql } from 'drizzle-orm';

import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { prepareRows, type RowsQuery } from '../platform/db/row-reader.ts';
import type { Account, Channel } from './channel-queries.ts';
import { type Thumbnail, thumbnailsColumn } from './media-columns-queries.ts';
import { channels, videos } from './tables.ts';

/** Characters of a description that a summary shows. */
export const DESCRIPTION_PREVIEW_CHARACTERS = 250;

const VIDEO = {
  id: videos.id,
  uuid: videos.uuid,
  url: videos.url,
  name: videos.name,
  category: videos.category,
  licence: videos.licence,
  language: videos.language,
  privacy: videos.privacy,
  state: videos.state,
  holdReason: videos.holdReason,
  blocked: videos.blocked,
  blockReason: videos.blockReason,
  nsfw: videos.nsfw,
  nsfwFlags: videos.nsfwFlags,
  nsfwSummary: videos.nsfwSummary,
  isLive: videos.isLive,
  waitTranscoding: videos.waitTranscoding,
  tags: videos.tags,
  durationSeconds: videos.durationSeconds,
  aspectRatio: videos.aspectRatio,
  views: videos.views,
  viewers: videos.viewers,
  downloads: videos.downloads,
  likes: videos.likes,
  dislikes: videos.dislikes,
  comments: videos.comments,
  createdAt: videos.createdAt,
  updatedAt: videos.updatedAt,
  publishedAt: videos.publishedAt,
  originallyPublishedAt: videos.originallyPublishedAt,
};

/** The beginning of a description, with one character more than is shown where there are more. */
const beginning = sql<
  string | null
>`left(${videos.description}, ${sql.raw(String(DESCRIPTION_PREVIEW_CHARACTERS + 1))})`;

/** What is read of videos to show a summary of each: a part of their rows, as lists are read most of all. */
const SUMMARY = {
  video: { ...VIDEO, description: beginning },
  channel: {
    id: channels.id,
    name: channels.name,
    displayName: channels.displayName,
    url: channels.url,
    host: channels.host,
    avatars: channels.avatars,
  },
  account: {
    id: accounts.id,
    name: accounts.name,
    displayName: accounts.displayName,
    url: accounts.url,
    host: accounts.host,
    avatars: accounts.avatars,
  },
  thumbnails: thumbnailsColumn,
};

/** A channel or an account, as far as a summary shows it. */
export type ActorSummaryRow<Actor extends Account | Channel> = Pick<
  Actor,
  'id' | 'name' | 'displayName' | 'url' | 'host' | 'avatars'
>;

/** Reads summaries of videos; the caller says which. */
export const selectSummaries = (db: Db) =>
  db
    .select(SUMMARY)
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId));

/** A query of `selectSummaries` as a statement that is written once. */
export const prepareSummaries = (db: Db, query: RowsQuery<SummaryRow>) =>
  prepareRows(db, SUMMARY, query);

/** What `selectSummaries` reads; whole rows hold it as well. */
export type SummaryRow = {
  video: Pick<typeof videos.$inferSelect, keyof typeof SUMMARY.video>;
  channel: ActorSummaryRow<Channel>;
  account: ActorSummaryRow<Account>;
  thumbnails: Thumbnail[];
};
