import type { Load } from './fetch-metainfo.ts';
import { toHex } from './metainfo.ts';

/** A playlist that its node signed for, and where others have the same. */
export interface SignedPlaylist {
  url: string;
  /** In hex. */
  sha256: string;
  mirrorUrls: readonly string[];
}

const MOST_CHARACTERS = 4 * 2 ** 20;

/** The playlist at an address, as somebody else has it; null unless one has the very bytes that were signed for. */
export async function findSigned(
  playlists: readonly SignedPlaylist[],
  url: string,
  { signal, load = fetch }: { signal: AbortSignal; load?: Load },
): Promise<string | null> {
  const playlist = playlists.find((each) => each.url === url);
  for (const mirrorUrl of playlist?.mirrorUrls ?? []) {
    const text = await readText(mirrorUrl, signal, load).catch(() => null);
    if (text !== null && (await sha256(text)) === playlist!.sha256) return text;
  }
  return null;
}

async function readText(url: string, signal: AbortSignal, load: Load): Promise<string> {
  const response = await load(url, { signal });
  const text = await response.text();
  if (!response.ok || text.length > MOST_CHARACTERS) throw new Error('no playlist');
  return text;
}

const sha256 = async (text: string): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
