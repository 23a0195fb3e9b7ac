import * as z from 'zod';

import { AccountSummary } from '../actor-answers.ts';
import { accountSummary, type Origin } from '../actor-json.ts';
import type { Channel } from '../channel-queries.ts';
import { toShortUuid } from '../short-uuid.ts';
import type { ActivityRow } from './queries.ts';

const ACTIONS: Record<number, string> = {
  1: 'Create',
  2: 'Update',
  3: 'Delete',
  4: 'Update captions',
  5: 'Update chapters',
  8: 'Update source file',
};
const TARGETS: Record<number, string> = { 1: 'Video', 3: 'Channel' };

const Labelled = z.object({ id: z.int(), label: z.string() });
const Named = z.object({ id: z.int(), name: z.string(), url: z.url() });

/** Something that was done in a channel (contract § ChannelActivityListResponse). */
export const ActivityAnswer = z.object({
  id: z.int(),
  account: AccountSummary.nullable().describe('none once it is deleted'),
  action: Labelled,
  targetType: Labelled,
  details: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
  channel: Named.extend({ displayName: z.string() }),
  video: Named.extend({ uuid: z.uuid(), shortUUID: z.string(), isLive: z.boolean() }).nullable(),
  videoImport: z.null(),
  playlist: z.null(),
  channelSync: z.null(),
});

export const activityJson = (
  node: Origin,
  channel: Pick<Channel, 'id' | 'name' | 'displayName'>,
  { activity, account, video }: ActivityRow,
) => ({
  id: activity.id,
  account: account && accountSummary(node, account),
  action: { id: activity.action, label: ACTIONS[activity.action] ?? '' },
  targetType: { id: activity.target, label: TARGETS[activity.target] ?? '' },
  details: activity.details,
  createdAt: activity.createdAt,
  channel: {
    id: channel.id,
    name: channel.name,
    displayName: channel.displayName,
    url: `${node.origin}/video-channels/${channel.name}`,
  },
  video: video && {
    ...video,
    shortUUID: toShortUuid(video.uuid),
    url: `${node.origin}/videos/watch/${video.uuid}`,
    isLive: false,
  },
  videoImport: null,
  playlist: null,
  channelSync: null,
});
