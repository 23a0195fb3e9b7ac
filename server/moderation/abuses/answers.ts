import * as z from 'zod';

import { AccountSummary, VideoChannel } from '../../catalog/index.ts';

const count = z.int().min(0);
const Moment = z.iso.datetime();

const channelThen = z.object({
  id: z.int(),
  name: z.string(),
  displayName: z.string(),
  host: z.string(),
});

const ReportedVideo = z.object({
  id: z.int().nullable(),
  uuid: z.uuid(),
  shortUUID: z.string(),
  name: z.string(),
  nsfw: z.boolean(),
  startAt: count.nullable(),
  endAt: count.nullable(),
  deleted: z.boolean(),
  blacklisted: z.boolean(),
  thumbnailPath: z.string().nullable(),
  thumbnails: z.array(
    z.object({ width: z.int(), height: z.int(), aspectRatio: z.string(), fileUrl: z.url() }),
  ),
  channel: z.union([VideoChannel.omit({ ownerAccount: true }), channelThen]),
});

const ReportedComment = z.object({
  id: z.int().nullable(),
  threadId: z.int(),
  text: z.string(),
  deleted: z.boolean(),
  video: z.object({ id: z.int(), uuid: z.uuid(), name: z.string() }),
});

/** A report as its reporter sees it. */
export const OwnAbuse = z.object({
  id: z.int(),
  reason: z.string(),
  predefinedReasons: z.array(z.string()),
  state: z.object({ id: z.int(), label: z.string() }),
  countMessages: count,
  flaggedAccount: AccountSummary.extend({ hostRedundancyAllowed: z.boolean() }).nullable(),
  video: ReportedVideo.nullable(),
  comment: ReportedComment.nullable(),
  createdAt: Moment,
  updatedAt: Moment,
});

/** Contract § Abuse. */
export const Abuse = OwnAbuse.extend({
  video: ReportedVideo.extend({ countReports: count, nthReport: count }).nullable(),
  moderationComment: z.string().nullable(),
  reporterAccount: AccountSummary.nullable(),
  countReportsForReporter: count,
  countReportsForReportee: count,
});

export const CreatedAbuse = z.object({ abuse: z.object({ id: z.int() }) });

/** Contract § AbuseMessage. */
export const AbuseMessage = z.object({
  id: z.int(),
  message: z.string(),
  byModerator: z.boolean(),
  createdAt: Moment,
  account: AccountSummary.nullable(),
});

export const CreatedMessage = z.object({ abuseMessage: z.object({ id: z.int() }) });
