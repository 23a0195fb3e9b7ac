import {
  accountSummary,
  channelJson,
  labelled,
  type Origin,
  type summariesAmong,
  toShortUuid,
} from '../../catalog/index.ts';
import { STATES } from './form.ts';
import type { AbuseRow } from './list-queries.ts';

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

function videoJson(node: Origin, { abuse, video, channel }: AbuseRow, summaries: Summaries) {
  const then = abuse.reportedVideo;
  if (!then) return null;
  const uuid = video?.uuid ?? then.uuid;
  const summary = video && summaries.get(video.id);
  return {
    id: video?.id ?? null,
    uuid,
    shortUUID: toShortUuid(uuid),
    name: video?.name ?? then.name,
    nsfw: video?.nsfw ?? then.nsfw,
    startAt: abuse.startAtSeconds,
    endAt: abuse.endAtSeconds,
    deleted: video === null,
    blacklisted: video?.blocked ?? false,
    thumbnailPath: summary?.thumbnailPath ?? null,
    thumbnails: summary?.thumbnails ?? [],
    channel: channel
      ? channelJson(node, channel)
      : { ...then.channel, host: then.channel.host ?? node.host },
  };
}

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
