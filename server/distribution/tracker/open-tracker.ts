import { shardOf, trackerUrlsOf } from '../../catalog/index.ts';
import type { Config } from '../../platform/config.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { followCatalog } from './follow-catalog.ts';
import { createKnownSwarms } from './known-swarms.ts';
import { createTracker } from './tracker.ts';

type Node = {
  db: Db;
  database: Database;
  publicUrl: URL;
  log: Log;
  config: Pick<Config, 'tracker'>;
};

/**
 * Opens the tracker of this node's videos, or the part of it that this process is: all peers of a swarm have to come to one,
 * and the addresses that clients are given say to which (`trackerUrls`).
 */
export async function openTracker(node: Node) {
  const known = createKnownSwarms((infoHash) => tracker.dissolve(infoHash));
  const tracker = createTracker(known.has, otherShards(node));
  const catalog = await followCatalog(node, known);
  return {
    ...tracker,
    async close() {
      tracker.close();
      await catalog.stop();
    },
  };
}

/** Tells of swarms that are not of this process where their peers meet. */
const otherShards =
  ({ publicUrl, config: { tracker } }: Node) =>
  (infoHash: string): string | undefined => {
    const hex = Buffer.from(infoHash, 'latin1').toString('hex');
    if (tracker.shard === null || shardOf(hex, tracker.shards) === tracker.shard) return undefined;
    const there = { origin: publicUrl.origin, trackerShards: tracker.shards };
    return `This swarm meets at ${trackerUrlsOf(there, hex).join(' or ')}`;
  };
