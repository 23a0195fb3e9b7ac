import { directAudience } from './audience.ts';
import { abuseUrl } from './urls.ts';

/** A report of things of another node. `urls`: of a video, a comment or an account. */
export type Report = {
  id: number;
  reporterUrl: string;
  flaggedAccountUrl: string;
  reason: string; // Markdown
  predefinedReasons: string[]; // names of the contract's AbusePredefinedReasons
  urls: string[];
  startSeconds: number | null;
  endSeconds: number | null;
};

export const flagActivity = (origin: string, report: Report) => ({
  ...directAudience(report.flaggedAccountUrl),
  id: abuseUrl(origin, report.id),
  actor: report.reporterUrl,
  type: 'Flag',
  content: report.reason,
  mediaType: 'text/markdown',
  object: report.urls.length === 1 ? report.urls[0] : report.urls,
  tag: report.predefinedReasons.map((name) => ({ type: 'Hashtag', name })),
  ...(report.startSeconds !== null && { startAt: report.startSeconds }),
  ...(report.endSeconds !== null && { endAt: report.endSeconds }),
});

/** The owner of a video lets a comment under it stand. */
export const approveReplyActivity = (approval: {
  url: string;
  accountUrl: string; // of the video
  inReplyToUrl: string;
  commentUrl: string;
}) => ({
  type: 'ApproveReply',
  id: approval.url,
  actor: approval.accountUrl,
  inReplyTo: approval.inReplyToUrl,
  object: approval.commentUrl,
});
