import type { ByteRange } from 'p2p-media-loader-core';

import { fetchText, type Loading } from '../fetch-whole.ts';
import { toHex } from '../metainfo.ts';

/** By file: the SHA-256 in hex of all of it, or of each byte range (contract § `segments-sha256.json`). */
export type HashList = Record<string, string | Record<string, string> | null | undefined>;

/** Whether bytes are of a video: of a file of it, or of a byte range of one. */
export type IsListed = (
  url: string,
  range: ByteRange | undefined,
  bytes: ArrayBuffer,
) => Promise<boolean>;

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
  const hash = hashOf(list, url, range);
  if (hash === null) return false;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) === hash;
}

/** Whether a list says what some bytes hash to. */
export const isNamed = (list: HashList, url: string, range: ByteRange | undefined): boolean =>
  hashOf(list, url, range) !== null;

function hashOf(list: HashList, url: string, range: ByteRange | undefined): string | null {
  const name = new URL(url).pathname.split('/').at(-1)!;
  const told = Object.hasOwn(list, name) ? list[name] : undefined;
  const isByRange = typeof told === 'object' && told !== null && range;
  const hash = isByRange ? told[`${range.start}-${range.end}`] : told;
  return typeof hash === 'string' ? hash : null;
}
