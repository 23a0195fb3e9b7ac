import type { Core } from 'p2p-media-loader-core';
import { expect, test, vi } from 'vitest';

import { watchCore } from './watch-core.ts';

/** A core that does what it is told to have done. */
function given() {
  const listeners = new Map<string, (...told: never[]) => void>();
  const core = {
    addEventListener: (event: string, listener: () => void) => void listeners.set(event, listener),
    applyDynamicConfig: vi.fn<(demand: object) => void>(),
  };
  const hears = {
    onBytes: vi.fn<(from: string, count: number) => void>(),
    onLie: vi.fn<() => void>(),
    isAwaited: (url: string) => url === '/new.ts',
  };
  const watched = watchCore(core as unknown as Core, false, hears);
  const happen = (event: string, ...told: unknown[]) => listeners.get(event)!(...(told as never[]));
  return { core, hears, watched, happen };
}

test('bytes are counted by where they come from, and lies apart from other failures and from what cannot be told yet', () => {
  const { hears, happen } = given();
  happen('onChunkDownloaded', 5, 'http');
  happen('onChunkDownloaded', 6, 'p2p', 'peer');
  happen('onChunkUploaded', 7, 'peer');
  expect(hears.onBytes.mock.calls).toEqual([
    ['origin', 5],
    ['peers', 6],
    ['toPeers', 7],
  ]);
  const fail = (url: string, type: string) =>
    happen('onSegmentError', { segment: { url }, error: { type } });
  fail('/0.ts', 'peer-closed');
  fail('/new.ts', 'p2p-segment-validation-failed');
  expect(hears.onLie).not.toHaveBeenCalled();
  fail('/0.ts', 'p2p-segment-validation-failed');
  expect(hears.onLie).toHaveBeenCalledOnce();
});

test('with peers less is fetched at once, and what is sent keeps within the line', () => {
  const { core, watched, happen } = given();
  happen('onPeerConnect', { peerId: 'a' });
  expect(watched.peers()).toBe(1);
  expect(core.applyDynamicConfig).toHaveBeenLastCalledWith({ highDemandTimeWindow: 15 });
  happen('onPeerClose', { peerId: 'a' });
  expect(core.applyDynamicConfig).toHaveBeenLastCalledWith({ highDemandTimeWindow: 30 });

  happen('onChunkUploaded', 250, 'a');
  watched.limitUpload(100);
  expect(core.applyDynamicConfig).toHaveBeenLastCalledWith({ isP2PUploadDisabled: true });
  watched.limitUpload(100);
  watched.limitUpload(100);
  expect(core.applyDynamicConfig).toHaveBeenLastCalledWith({ isP2PUploadDisabled: false });
});
