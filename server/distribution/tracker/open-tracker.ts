import type { Database, Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { followCatalog } from './follow-catalog.ts';
import { createKnownSwarms } from './known-swarms.ts';
import { createTracker } from './tracker.ts';

type Node = { db: Db; database: Database; publicUrl: URL; log: Log };

/**
 * Opens the tracker of this node's videos. All peers of a swarm have to come to one process; which swarms go to which is
 * for the addresses to say that clients are given (`trackerUrls`).
 */
export async function openTracker(node: Node) {
  const known = createKnownSwarms((infoHash) => tracker.dissolve(infoHash));
  const tracker = createTracker(known.has);
  const catalog = await followCatalog(node, known);
  return {
    ...tracker,
    async close() {
      tracker.close();
      await catalog.stop();
    },
  };
}

export type OpenTracker = Awaited<ReturnType<typeof openTracker>>;
