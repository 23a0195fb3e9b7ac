import type { Core } from 'p2p-media-loader-core';

import { isHopeless } from './demand.ts';

interface Asked {
  slackSeconds: () => number;
  /** Since when no byte has come. */
  silentMs: () => number;
  signal: AbortSignal;
}

/** A segment, and how fast bytes came. */
export interface Loaded {
  bytes: Uint8Array<ArrayBuffer>;
  bitsPerSecond: number;
}

const LOOK_EVERY_MS = 500;

/** Has a core bring a segment, from peers or its origin. Throws when neither gives it, or plain HTTP is the better hope. */
export async function loadSegment(core: Core, id: string, asked: Asked): Promise<Loaded> {
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>();
  const askedAtMs = performance.now();
  const giveUp = () => {
    core.abortSegmentLoading(id);
    reject(new Error('given up'));
  };
  const timer = setInterval(() => {
    const silentMs = Math.min(asked.silentMs(), performance.now() - askedAtMs);
    if (isHopeless({ slackSeconds: asked.slackSeconds(), silentMs })) giveUp();
  }, LOOK_EVERY_MS);
  asked.signal.addEventListener('abort', giveUp);
  const onSuccess = ({ data, bandwidth }: { data: ArrayBuffer; bandwidth: number }) =>
    resolve({ bytes: new Uint8Array(data.slice(0)), bitsPerSecond: bandwidth }); // hls.js writes into its own
  core.loadSegment(id, { onSuccess, onError: reject }).catch(reject);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
    asked.signal.removeEventListener('abort', giveUp);
  }
}
