import { forbidden, invalid } from '../../../platform/errors.ts';
import type { Fetch } from '../../../platform/fetch/index.ts';
import type { Sources } from './magnet.ts';
import { isUsableTracker } from './trackers/find-peers.ts';

/**
 * Fails with `invalid` for a torrent that names nobody who could be asked for it, since no public directory of peers is asked,
 * and with `forbidden` when all it names are not on the public internet: to be told before a job tries.
 */
export async function requireSource(fetch: Fetch, field: string, sources: Sources): Promise<void> {
  const { trackers, webSeeds, metainfos } = sources;
  const all = [...trackers.filter(isUsableTracker), ...webSeeds, ...metainfos];
  if (all.length === 0)
    throw invalid(field, 'Should name a tracker over HTTP or UDP, or a web seed');
  const reachable = await Promise.all(all.map((address) => isReachable(fetch, address)));
  if (!reachable.includes(true)) throw forbidden('All it names are not on the public internet.');
}

const isReachable = (fetch: Fetch, address: string): Promise<boolean> => {
  const url = URL.parse(address.replace(/^udp:/i, 'http:'));
  if (!url) return Promise.resolve(false);
  return fetch.requireReachable(url, { plainHttp: true }).then(
    () => true,
    () => false,
  );
};
