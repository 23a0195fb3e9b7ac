import { accountJson, channelSummary, type Origin } from '../actor-json.ts';
import type { summariesAmong } from '../video-lists.ts';
import type { ChangeRow } from './queries.ts';

type Summaries = Awaited<ReturnType<typeof summariesAmong>>;

/** `status` is for clients older than `state`. */
const STATES = {
  pending: { status: 'WAITING', state: { id: 1, label: 'Pending' } },
  rejected: { status: 'REFUSED', state: { id: 2, label: 'Rejected' } },
  accepted: { status: 'ACCEPTED', state: { id: 3, label: 'Accepted' } },
} as const;

/** Contract § ChangeOwnership. */
export const changeJson = (node: Origin, row: ChangeRow, videos: Summaries) => ({
  id: row.change.id,
  ...STATES[row.change.state],
  initiatorAccount: accountJson(node, row.initiator, null),
  nextOwnerAccount: accountJson(node, row.nextOwner, null),
  video: row.change.videoId === null ? undefined : videos.get(row.change.videoId),
  videoChannel: row.channel ? channelSummary(node, row.channel) : undefined,
  createdAt: row.change.createdAt,
});
