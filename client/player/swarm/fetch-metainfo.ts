import { readMetainfo, type Metainfo } from './metainfo.ts';
import type { SharedFile } from './rendition.ts';

const MOST_BYTES = 4 * 2 ** 20;

/** `fetch`, or what stands for it. */
export type Load = (url: string, init?: RequestInit) => Promise<Response>;

/** Fetches the torrent of a file from the first who has it. Throws when nobody has the one that is meant. */
export async function fetchMetainfo(
  { torrentUrls, infoHash }: Pick<SharedFile, 'torrentUrls' | 'infoHash'>,
  load: Load = fetch,
): Promise<Metainfo> {
  for (const url of torrentUrls) {
    const metainfo = await fetchOne(url, load).catch(() => null);
    if (metainfo && (infoHash === null || metainfo.infoHash === infoHash)) return metainfo;
  }
  throw new Error('no torrent');
}

async function fetchOne(url: string, load: Load): Promise<Metainfo> {
  const response = await load(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok || bytes.length > MOST_BYTES) throw new Error('no torrent');
  return readMetainfo(bytes);
}
