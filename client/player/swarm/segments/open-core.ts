import { Core } from 'p2p-media-loader-core';

import { memoryBudgetBytes } from '../eviction.ts';
import type { Meeting } from '../webtorrent.ts';
import { highDemandSeconds } from './demand.ts';
import type { IsListed } from './hash-list.ts';
import type { SegmentSwarm } from './segment-swarm.ts';
import { MOST_WAIT_MS } from './told-hashes.ts';

const MIB = 2 ** 20;
const [SILENT_MS, PEER_SILENT_MS] = [8000, 2000];
const [FETCH_AHEAD_SECONDS, SHARE_AHEAD_SECONDS] = [60, 180];

/** Opens what speaks with PeerTube's players, at the video's trackers and this node's STUN and nowhere else. */
export function openCore(
  { id, isLive }: SegmentSwarm,
  { trackerUrls, stunUrls }: Meeting,
  isListed: IsListed,
) {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return new Core({
    swarmId: id,
    announceTrackers: [...trackerUrls],
    rtcConfig: { iceServers: stunUrls.map((urls) => ({ urls })) },
    segmentMemoryStorageLimit: memoryBudgetBytes(deviceMemory) / 2 / MIB,
    highDemandTimeWindow: highDemandSeconds(0, isLive),
    httpDownloadTimeWindow: FETCH_AHEAD_SECONDS,
    p2pDownloadTimeWindow: SHARE_AHEAD_SECONDS,
    httpNotReceivingBytesTimeoutMs: SILENT_MS,
    p2pNotReceivingBytesTimeoutMs: isLive ? MOST_WAIT_MS + PEER_SILENT_MS : PEER_SILENT_MS, // it runs on while the list is read
    httpErrorRetries: 1, // then it is plain HTTP's turn
    validateP2PSegment: isListed,
  });
}
