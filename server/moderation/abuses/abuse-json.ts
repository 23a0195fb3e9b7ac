import {
  accountSummary,
  channelJson,
  labelled,
  type Origin,
  type summariesAmong,
  toShortUuid,
} from '../../catalog/index.ts';
import { STATES } from './form.ts';
import type { AbuseRow, ReportedVideo } from './list-queries.ts';

type Summaries = Awaited<ReturnType<typeof summariesAmong>>;

/** A report as its reporter sees it. */
export const ownAbuseJson = (node: Origin, row: AbuseRow, summaries: Summaries) => ({
  id: row.abuse.id,
  reason: row.abuse.reason,
  predefinedReasons: row.abuse.predefinedReasons,
  state: labelled(STATES, row.abuse.state),
  countMessages: row.countMessages,
  flaggedAccount: row.flagged && {
    ...accountSummary(node, row.flagged),
    hostRedundancyAllowed: false,
  },
  video: videoJson(node, row, summaries),
  comment: commentJson(row),
  createdAt: row.abuse.createdAt,
  updatedAt: row.abuse.updatedAt,
});

/** A report as moderators see it (contract § Abuse). */
export function abuseJson(node: Origin, row: AbuseRow, summaries: Summaries) {
  const { video, ...abuse } = ownAbuseJson(node, row, summaries);
  const { countReports, nthReport } = row;
  return {
    ...abuse,
    video: video && { ...video, countReports, nthReport },
    moderationComment: row.abuse.moderationComment,
    reporterAccount: row.reporter && accountSummary(node, row.reporter),
    countReportsForReporter: row.countReportsForReporter,
    countReportsForReportee: row.countReportsForReportee,
  };
}

function videoJson(node: Origin, row: AbuseRow, summaries: Summaries) {
  const { startAtSeconds: startAt, endAtSeconds: endAt, reportedVideo } = row.abuse;
  if (!reportedVideo) return null;
  const shown = liveVideoJson(node, row, summaries) ?? deletedVideoJson(node, reportedVideo);
  return { ...shown, shortUUID: toShortUuid(shown.uuid), startAt, endAt };
}

function liveVideoJson(node: Origin, { video, channel }: AbuseRow, summaries: Summaries) {
  const summary = video && summaries.get(video.id);
  if (!video || !channel || !summary) return undefined;
  const { id, uuid, name, nsfw, blocked } = video;
  const { thumbnailPath, thumbnails } = summary;
  const is = { deleted: false, blacklisted: blocked, channel: channelJson(node, channel) };
  return { id, uuid, name, nsfw, thumbnailPath, thumbnails, ...is };
}

const deletedVideoJson = (node: Origin, { channel, ...video }: ReportedVideo) => ({
  ...video,
  deleted: true,
  blacklisted: false,
  thumbnailPath: null,
  thumbnails: [],
  channel: { ...channel, host: channel.host ?? node.host },
});

function commentJson({ abuse, comment }: AbuseRow) {
  const then = abuse.reportedComment;
  if (!then) return null;
  return {
    id: abuse.commentId,
    threadId: then.threadId,
    text: comment?.text ?? then.text,
    deleted: comment === null,
    video: then.video,
  };
}
