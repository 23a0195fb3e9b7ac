import type { Load } from './fetch-metainfo.ts';
import { fetchText } from './fetch-text.ts';
import { toHex } from './metainfo.ts';

/** A playlist that its node signed for, and where others have the same. */
export interface SignedPlaylist {
  url: string;
  /** In hex. */
  sha256: string;
  mirrorUrls: readonly string[];
}

/** The playlist at an address, as somebody else has it; null unless one has the very bytes that were signed for. */
export async function findSigned(
  playlists: readonly SignedPlaylist[],
  url: string,
  { signal, load = fetch }: { signal: AbortSignal; load?: Load },
): Promise<string | null> {
  const playlist = playlists.find((each) => each.url === url);
  for (const mirrorUrl of playlist?.mirrorUrls ?? []) {
    const text = await fetchText(mirrorUrl, signal, load).catch(() => null);
    if (text !== null && (await sha256(text)) === playlist!.sha256) return text;
  }
  return null;
}

const sha256 = async (text: string): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
