import {
  CATALOG_CHANGES,
  findAccount,
  findChannel,
  findEmbedded,
  findOpenings,
  findOpenPlaylist,
  findVideoHead,
  parseHandle,
} from '../catalog/index.ts';
import { CONFIG_CHANGES, instanceConfig } from '../instance/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Database, Db } from '../platform/db.ts';

const KEPT_SECONDS = 5;

type Node = { db: Db; database: Database; publicUrl: URL };

export type Finds = Awaited<ReturnType<typeof createFinds>>;

/**
 * Finds what pages are about, as everyone sees it, and remembers it for seconds, or until it changes: a link that is shared
 * is opened often. Of accounts no change is told, so they are not remembered.
 */
export async function createFinds({ db, database, publicUrl: node }: Node) {
  const caches: { clear: () => void }[] = [];
  const drop = () => caches.forEach((cache) => cache.clear());
  await database.listen(CATALOG_CHANGES, drop);
  await database.listen(CONFIG_CHANGES, drop);

  function remembered<T>(find: (name: string) => Promise<T>) {
    const kept = createCache<{ found: T }>({ ttlSeconds: KEPT_SECONDS, maxKeys: 1000 });
    caches.push(kept);
    return async (name: string): Promise<T> =>
      (await kept.remember(name, async () => ({ found: await find(name) }))).found;
  }

  const kept = remembered(() => instanceConfig(db));
  const settings = () => kept('');
  return {
    settings,
    node: async () => (await settings()).instance,
    site: async (host: string) => {
      const { instance, services } = await settings();
      return { name: instance.name || host, twitterUsername: services.twitter.username };
    },
    video: remembered((id) => findVideoHead(db, id)),
    openings: remembered((videoId) => findOpenings(db, Number(videoId))),
    embedded: remembered((id) => findEmbedded(db, id)),
    playlist: remembered((id) => findOpenPlaylist(db, node, id)),
    channel: remembered((handle) => findChannel(db, parseHandle(handle, node))),
    account: (handle: string) => findAccount(db, parseHandle(handle, node)),
  };
}
