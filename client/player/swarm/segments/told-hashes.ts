import type { ByteRange } from 'p2p-media-loader-core';

import type { Loading } from '../fetch-whole.ts';
import { fetchHashList, type IsListed, isListed, isNamed } from './hash-list.ts';
import type { SegmentSwarm } from './segment-swarm.ts';

/** What is known of the segments of a video. */
export interface ToldHashes {
  isListed: IsListed;
  /** Whether its node may yet tell what a segment hashes to: who has sent that has not lied. */
  isAwaited: (url: string, range: ByteRange | undefined) => boolean;
}

/** The list of what is live is not read more often than that, and so often again for one segment. */
const [AT_MOST_EVERY_MS, MOST_TIMES] = [1000, 2];

/** So long a segment waits for the list, and so long reading it again may take. */
export const MOST_WAIT_MS = 5000;

/**
 * What segments of a video hash to, as its node tells; for those of what is live the list is read again when they come. Throws
 * when there is none.
 */
export async function toldHashes(
  { hashesUrl, isLive }: Pick<SegmentSwarm, 'hashesUrl' | 'isLive'>,
  loading: Loading,
): Promise<ToldHashes> {
  let [list, readAtMs] = [await fetchHashList(hashesUrl, loading), performance.now()];
  let reading: Promise<void> | null = null;

  async function read() {
    await passed(readAtMs + AT_MOST_EVERY_MS - performance.now());
    readAtMs = performance.now();
    list = await fetchHashList(hashesUrl, { ...loading, limitMs: MOST_WAIT_MS }).catch(() => list);
    reading = null;
  }

  type Named = [url: string, range: ByteRange | undefined];
  const isAwaited = (...named: Named) => isLive && !isNamed(list, ...named);

  async function readFor(...named: Named) {
    for (let n = 0; n < MOST_TIMES && isAwaited(...named); n++) await (reading ??= read());
  }

  return {
    isAwaited,
    async isListed(url, range, bytes) {
      if (isAwaited(url, range)) await Promise.race([readFor(url, range), passed(MOST_WAIT_MS)]);
      return isListed(list, url, range, bytes);
    },
  };
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
