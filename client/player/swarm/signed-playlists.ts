import { fetchText, type Loading } from './fetch-whole.ts';
import { hedged } from './hedge.ts';
import { toHex } from './metainfo.ts';
import { startTimeLimit } from './time-limit.ts';

/** A playlist that its node signed for, and where others have the same. */
export interface SignedPlaylist {
  url: string;
  /** In hex. */
  sha256: string;
  mirrorUrls: readonly string[];
}

/** How long one is waited for before the next is asked as well, and all of them together. */
const [PATIENCE_MS, MOST_MS] = [2500, 10_000];

/**
 * The playlist at an address, as somebody else has it; null unless one has, within ten seconds, the very bytes that were
 * signed for.
 */
export async function findSigned(
  playlists: readonly SignedPlaylist[],
  url: string,
  loading: Loading,
): Promise<string | null> {
  const playlist = playlists.find((each) => each.url === url);
  if (!playlist) return null;
  const limit = startTimeLimit(MOST_MS);
  const attempts = playlist.mirrorUrls.map((mirrorUrl) => ({
    run: (signal: AbortSignal) => fetchSigned(mirrorUrl, playlist.sha256, { ...loading, signal }),
    patienceMs: PATIENCE_MS,
  }));
  return hedged(attempts, AbortSignal.any([loading.signal, limit.signal]))
    .catch(() => null)
    .finally(() => limit.end());
}

async function fetchSigned(url: string, hash: string, loading: Loading): Promise<string> {
  const text = await fetchText(url, loading);
  if ((await sha256(text)) !== hash) throw new Error('another playlist');
  return text;
}

const sha256 = async (text: string): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
