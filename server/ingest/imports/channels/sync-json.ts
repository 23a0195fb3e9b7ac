import { channelSummary, labelled, type Origin } from '../../../catalog/index.ts';
import type { FoundSync } from './sync-queries.ts';
import { SYNC_STATES } from './sync-state.ts';

/** A synchronization as those who run its channel see it. */
export const syncJson = (node: Origin, { sync, channel }: FoundSync) => ({
  id: sync.id,
  state: labelled(SYNC_STATES, sync.state),
  externalChannelUrl: sync.externalChannelUrl,
  createdAt: sync.createdAt,
  lastSyncAt: sync.lastSyncAt,
  channel: channelSummary(node, channel),
  error: sync.error,
});
