import type { Fetch } from '../../platform/fetch/index.ts';

const MAX_TRACKERS = 3;

/**
 * Of the trackers another node told of, those a seeder may speak to: over WebSockets, which carry what the guard checks, and
 * on the public internet.
 */
export async function reachableTrackers(fetch: Fetch, urls: string[]): Promise<string[]> {
  const reachable: string[] = [];
  for (const text of urls) {
    const url = URL.parse(text.replace(/^ws/, 'http'));
    if (!url || !/^wss?:/.test(text) || reachable.length >= MAX_TRACKERS) continue;
    const isAllowed = await fetch.requireReachable(url).then(
      () => true,
      () => false,
    );
    if (isAllowed) reachable.push(text);
  }
  return reachable;
}
