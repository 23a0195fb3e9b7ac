import type { Core } from 'p2p-media-loader-core';

import type { Traffic } from '../traffic.ts';
import { highDemandSeconds, nextAllowance } from './demand.ts';
import type { ToldHashes } from './told-hashes.ts';

interface Hears extends Pick<ToldHashes, 'isAwaited'> {
  onBytes: (from: keyof Traffic, count: number) => void;
  /** A peer has sent what is no segment of the video. */
  onLie: () => void;
}

const INVALID = 'p2p-segment-validation-failed';

/** Watches what a core does: bytes that come and go, and with whom it is connected. */
export function watchCore(core: Core, isLive: boolean, { onBytes, onLie, isAwaited }: Hears) {
  const peers = new Set<string>();
  let [heardAtMs, sent, allowance] = [performance.now(), 0, 0];
  const demand = () =>
    core.applyDynamicConfig({ highDemandTimeWindow: highDemandSeconds(peers.size, isLive) });

  core.addEventListener('onPeerConnect', ({ peerId }) => {
    peers.add(peerId);
    demand();
  });
  core.addEventListener('onPeerClose', ({ peerId }) => {
    peers.delete(peerId);
    demand();
  });
  core.addEventListener('onChunkDownloaded', (count, source) => {
    heardAtMs = performance.now();
    onBytes(source === 'http' ? 'origin' : 'peers', count);
  });
  core.addEventListener('onChunkUploaded', (count) => {
    sent += count;
    onBytes('toPeers', count);
  });
  core.addEventListener('onSegmentError', ({ error, segment: { url, byteRange } }) => {
    if (error.type === INVALID && !isAwaited(url, byteRange)) onLie();
  });

  return {
    peers: (): number => peers.size,
    /** Since when no byte has come. */
    silentMs: (): number => performance.now() - heardAtMs,
    /** Sends nothing more for as long as more was sent than that; call every second. */
    limitUpload(bytesPerSecond: number): void {
      allowance = nextAllowance(allowance, sent, bytesPerSecond);
      sent = 0;
      core.applyDynamicConfig({ isP2PUploadDisabled: allowance < 0 });
    },
  };
}
