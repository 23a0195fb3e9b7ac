import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createPressures } from './pressure.ts';
import { openRendition } from './rendition.ts';
import type { Swarm } from './swarm.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const run = { first: 0, last: 0 };

/** A rendition of one piece, which HTTP is silent about; a peer holds it or does not. */
function given(isHeld: boolean) {
  const cut = { pieceLength: 4, sizeBytes: 4 };
  const metainfo = { ...cut, hashes: ['00'], infoHash: '', bare: new Uint8Array() };
  const file = { url: 'https://node.example/a', torrentUrls: [], infoHash: null, mirrorUrls: [] };
  const hears = { onBytes: () => {}, pressures: createPressures() };
  const rendition = openRendition({ file, metainfo, mostBytes: 100, ...hears });
  const asked: AbortSignal[] = [];
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
  });
  const giveBack = vi.fn<Swarm['giveBack']>();
  const swarm = { isLeft: () => false, holds: () => isHeld, takeOver: () => {}, giveBack };
  rendition.enter(swarm as unknown as Swarm);
  const { signal } = new AbortController();
  const fetched = rendition.fetch(run, { slackSeconds: 60, besidesOrigin: false, signal });
  return { rendition, asked, giveBack, fetched };
}

test('of what HTTP is slow to bring, peers who hold it are asked as well, once', async () => {
  const { rendition, giveBack } = given(true);
  rendition.hedge(performance.now() + 500);
  expect(giveBack).not.toHaveBeenCalled();
  rendition.hedge(performance.now() + 501);
  rendition.hedge(performance.now() + 900);
  expect(giveBack.mock.calls).toEqual([[run]]);
});

test('what no peer holds is left to HTTP', () => {
  const { rendition, giveBack } = given(false);
  rendition.hedge(performance.now() + 5000);
  expect(giveBack).not.toHaveBeenCalled();
});

test('when peers were faster HTTP ends, and has not failed', async () => {
  const { rendition, asked, giveBack, fetched } = given(true);
  rendition.store.put(0, new Uint8Array(4));
  await fetched;
  expect(asked[0]!.aborted).toBe(true);
  expect(rendition.fetching()).toEqual([]);
  expect(giveBack).not.toHaveBeenCalled();
  expect(rendition.isHopeless()).toBe(false);
});
