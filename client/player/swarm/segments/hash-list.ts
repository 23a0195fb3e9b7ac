import type { ByteRange } from 'p2p-media-loader-core';

import { fetchText, type Loading } from '../fetch-whole.ts';
import { toHex } from '../metainfo.ts';

/** By file, and by byte range of it: the SHA-256 in hex (contract § `segments-sha256.json`). */
export type HashList = Record<string, Record<string, string> | undefined>;

/** Fetches what the segments of a video hash to. Throws when its node does not tell. */
export async function fetchHashList(url: string, loading: Loading): Promise<HashList> {
  const list: unknown = JSON.parse(await fetchText(url, loading));
  if (typeof list !== 'object' || list === null) throw new Error('no list of hashes');
  return list as HashList;
}

/** Whether bytes are those of a segment; what is not in the list is not known to be. */
export async function isListed(
  list: HashList,
  url: string,
  range: ByteRange | undefined,
  bytes: ArrayBuffer,
): Promise<boolean> {
  const name = new URL(url).pathname.split('/').at(-1)!;
  const hash = range && list[name]?.[`${range.start}-${range.end}`];
  if (!hash) return false;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) === hash;
}
