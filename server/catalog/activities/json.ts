import * as z from 'zod';

import { AccountSummary } from '../actor-answers.ts';
import { accountSummary, type Origin } from '../actor-json.ts';
import type { ActivityFacts } from '../actor-tables.ts';
import type { Channel } from '../channel-queries.ts';
import { toShortUuid } from '../short-uuid.ts';
import { ActivityTarget } from './activity.ts';
import type { ActivityRow } from './queries.ts';

const ACTIONS: Record<number, string> = {
  1: 'Create',
  2: 'Update',
  3: 'Delete',
  4: 'Update captions',
  5: 'Update chapters',
  6: 'Update passwords',
  7: 'Create studio tasks',
  8: 'Update source file',
  9: 'Update elements',
  10: 'Remove channel ownership',
  11: 'Create channel ownership',
};
const TARGETS: Record<number, string> = {
  1: 'Video',
  2: 'Playlist',
  3: 'Channel',
  4: 'Channel synchronization',
  5: 'Video import',
};

const Labelled = z.object({ id: z.int(), label: z.string() });
const Named = z.object({ id: z.int(), name: z.string(), url: z.url() });
const Told = Named.extend({ uuid: z.uuid(), shortUUID: z.string() });

/** Something that was done in a channel (contract § ChannelActivityListResponse). What is gone is told of as it was. */
export const ActivityAnswer = z.object({
  id: z.int(),
  account: AccountSummary.nullable().describe('none once it is deleted'),
  action: Labelled,
  targetType: Labelled,
  details: z.null(),
  createdAt: z.iso.datetime(),
  channel: Named.extend({ displayName: z.string() }),
  video: Told.extend({ isLive: z.boolean() }).nullable(),
  videoImport: Told.extend({ targetUrl: z.string().nullable() }).nullable(),
  playlist: Told.nullable(),
  channelSync: z.object({ id: z.int(), externalChannelUrl: z.string() }).nullable(),
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
  details: null,
  createdAt: activity.createdAt,
  channel: {
    id: channel.id,
    name: channel.name,
    displayName: channel.displayName,
    url: `${node.origin}/video-channels/${channel.name}`,
  },
  ...NOTHING,
  ...subjectOf(node, activity.target, { ...activity.details, ...video }),
});

const NOTHING = { video: null, videoImport: null, playlist: null, channelSync: null };

/** What it was done to, under the name the contract has for it. */
function subjectOf(node: Origin, target: number, facts: ActivityFacts) {
  if (target === ActivityTarget.video)
    return { video: { ...told(node, '/videos/watch', facts), isLive: false } };
  if (target === ActivityTarget.playlist)
    return { playlist: told(node, '/video-playlists', facts) };
  if (target === ActivityTarget.videoImport) {
    const { targetUrl = null } = facts;
    return { videoImport: { ...told(node, '/videos/watch', facts), targetUrl } };
  }
  if (target !== ActivityTarget.channelSync) return {};
  const { id = 0, externalChannelUrl = '' } = facts;
  return { channelSync: { id, externalChannelUrl } };
}

const told = (node: Origin, path: string, { id = 0, name = '', uuid = '' }: ActivityFacts) => ({
  id,
  name,
  uuid,
  shortUUID: toShortUuid(uuid),
  url: `${node.origin}${path}/${uuid}`,
});
