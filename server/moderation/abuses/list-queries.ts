import {
  and,
  arrayContains,
  count,
  eq,
  exists,
  inArray,
  isNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { abuseMessages, abuses } from '../../catalog/abuse-tables.ts';
import { isHeard } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { holdsText } from '../like-queries.ts';
import { inOrder } from '../order-queries.ts';
import type { AbuseQuery } from './list-query.ts';

const reporter = alias(accounts, 'reporter');
const flagged = alias(accounts, 'flagged');

const videoName = sql`coalesce(${videos.name}, ${abuses.reportedVideo} ->> 'name')`;
const channelNames = [
  sql`coalesce(${channels.name}, ${abuses.reportedVideo} #>> '{channel,name}')`,
  sql`coalesce(${channels.displayName}, ${abuses.reportedVideo} #>> '{channel,displayName}')`,
];

const matching = (db: Db, query: AbuseQuery) =>
  db
    .select({ id: abuses.id })
    .from(abuses)
    .leftJoin(reporter, eq(reporter.id, abuses.reporterId))
    .leftJoin(flagged, eq(flagged.id, abuses.flaggedId))
    .leftJoin(videos, eq(videos.id, abuses.videoId))
    .leftJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        is(abuses.id, query.id),
        is(abuses.state, query.state),
        is(abuses.kind, query.filter),
        is(abuses.reporterId, query.reporterId),
        query.predefinedReason && arrayContains(abuses.predefinedReasons, [query.predefinedReason]),
        query.videoIs && VIDEO_IS[query.videoIs],
        isReporterHeard(db),
        ...searches(query),
      ),
    );

const is = (
  column: Parameters<typeof eq>[0],
  value: number | string | undefined,
): SQL | undefined => (value === undefined ? undefined : eq(column, value));

/** Reports by whom the node has muted are out of sight; one's own mutes hide none. */
const isReporterHeard = (db: Db) =>
  or(
    isNull(abuses.reporterId),
    exists(
      db
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(eq(accounts.id, abuses.reporterId), isHeard(undefined))),
    ),
  );

const VIDEO_IS = {
  deleted: and(eq(abuses.kind, 'video'), isNull(abuses.videoId)),
  blacklisted: eq(videos.blocked, true),
};

const searches = (query: AbuseQuery) => [
  holdsText(query.searchReporter, reporter.name, reporter.displayName),
  holdsText(query.searchReportee, flagged.name, flagged.displayName),
  holdsText(query.searchVideo, videoName),
  holdsText(query.searchVideoChannel, ...channelNames),
  holdsText(query.search, abuses.reason, reporter.name, flagged.name, videoName, ...channelNames),
];

/** Which reports a page holds, in its order, and how many there are in all. */
export async function pageOfAbuses(db: Db, query: AbuseQuery) {
  const [rows, total] = await Promise.all([
    matching(db, query)
      .orderBy(...inOrder(query, abuses, abuses.id))
      .limit(query.count)
      .offset(query.start),
    db.select({ total: count() }).from(matching(db, query).as('matching')),
  ]);
  return { ids: rows.map(({ id }) => id), total: total[0]!.total };
}

const countOthers = (condition: SQL) =>
  sql<number>`(select count(*)::int from ${abuses} other where ${condition})`;

export type { ReportedVideo } from '../../catalog/abuse-tables.ts';

export type AbuseRow = Awaited<ReturnType<typeof abusesAmong>>[number];

/** These reports with all that is shown of them. */
export async function abusesAmong(db: Db, ids: number[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      abuse: abuses,
      reporter,
      flagged,
      video: videos,
      channel: channels,
      comment: comments,
      countMessages: sql<number>`(select count(*)::int from ${abuseMessages} said where said.abuse_id = ${abuses.id})`,
      countReports: countOthers(sql`other.video_id = ${abuses.videoId}`),
      nthReport: countOthers(sql`other.video_id = ${abuses.videoId} and other.id <= ${abuses.id}`),
      countReportsForReporter: countOthers(sql`other.reporter_id = ${abuses.reporterId}`),
      countReportsForReportee: countOthers(sql`other.flagged_id = ${abuses.flaggedId}`),
    })
    .from(abuses)
    .leftJoin(reporter, eq(reporter.id, abuses.reporterId))
    .leftJoin(flagged, eq(flagged.id, abuses.flaggedId))
    .leftJoin(videos, eq(videos.id, abuses.videoId))
    .leftJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(comments, and(eq(comments.id, abuses.commentId), isNull(comments.deletedAt)))
    .where(inArray(abuses.id, ids));
}
