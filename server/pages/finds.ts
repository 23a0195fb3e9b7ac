import {
  findAccount,
  findChannel,
  findEmbedded,
  findOpenings,
  findOpenPlaylist,
  findVideoHead,
  parseHandle,
} from '../catalog/index.ts';
import { instanceConfig } from '../instance/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Db } from '../platform/db.ts';

const KEPT_SECONDS = 5;

export type Finds = ReturnType<typeof createFinds>;

/** Finds what pages are about, as everyone sees it, and remembers it for seconds: a link that is shared is opened often. */
export function createFinds({ db, publicUrl: node }: { db: Db; publicUrl: URL }) {
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
    account: remembered((handle) => findAccount(db, parseHandle(handle, node))),
  };
}

function remembered<T>(find: (name: string) => Promise<T>) {
  const kept = createCache<{ found: T }>({ ttlSeconds: KEPT_SECONDS, maxKeys: 1000 });
  return async (name: string): Promise<T> =>
    (await kept.remember(name, async () => ({ found: await find(name) }))).found;
}
