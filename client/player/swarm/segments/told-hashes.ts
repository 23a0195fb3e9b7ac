import type { ByteRange } from 'p2p-media-loader-core';

import type { Loading } from '../fetch-whole.ts';
import { fetchHashList, type IsListed, isListed, isNamed } from './hash-list.ts';
import type { SegmentSwarm } from './segment-swarm.ts';

/** The list of what is live is not read more often than that, and so often again for one segment. */
const [AT_MOST_EVERY_MS, MOST_TIMES] = [1000, 2];

/**
 * What segments of a video hash to, as its node tells; for those of what is live the list is read again when they come. Throws
 * when there is none.
 */
export async function toldHashes(
  { hashesUrl, isLive }: Pick<SegmentSwarm, 'hashesUrl' | 'isLive'>,
  loading: Loading,
): Promise<IsListed> {
  let [list, readAtMs] = [await fetchHashList(hashesUrl, loading), performance.now()];
  let reading: Promise<void> | null = null;

  async function read() {
    await passed(readAtMs + AT_MOST_EVERY_MS - performance.now());
    readAtMs = performance.now();
    list = await fetchHashList(hashesUrl, loading).catch(() => list);
    reading = null;
  }

  const isToBeRead = (...named: [url: string, range: ByteRange | undefined]) =>
    isLive && !isNamed(list, ...named);

  return async (url, range, bytes) => {
    for (let n = 0; n < MOST_TIMES && isToBeRead(url, range); n++) await (reading ??= read());
    return isListed(list, url, range, bytes);
  };
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
