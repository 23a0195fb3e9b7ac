import { fetchWhole, type Loading } from './fetch-whole.ts';
import { hedged } from './hedge.ts';
import { readMetainfo, type Metainfo } from './metainfo.ts';
import type { SharedFile } from './rendition.ts';

type Sought = Pick<SharedFile, 'torrentUrls' | 'infoHash'>;

/** How long one is waited for before the next is asked as well. */
const PATIENCE_MS = 5000;

/** Fetches the torrent of a file from the first who has it. Throws when nobody has the one that is meant. */
export function fetchMetainfo(
  { torrentUrls, infoHash }: Sought,
  loading: Loading,
): Promise<Metainfo> {
  const attempts = torrentUrls.map((url) => ({
    run: async (signal: AbortSignal) => {
      const metainfo = await readMetainfo(await fetchWhole(url, { ...loading, signal }));
      if (infoHash !== null && metainfo.infoHash !== infoHash) throw new Error('another torrent');
      return metainfo;
    },
    patienceMs: PATIENCE_MS,
  }));
  return hedged(attempts, loading.signal);
}
