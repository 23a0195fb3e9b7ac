import type { Origin } from '../actor-json.ts';

type Tracked = Pick<Origin, 'origin' | 'trackerShards'>;

/** What a tracker is asked for: BitTorrent clients announce and scrape over HTTP, browsers open a socket. */
export type TrackerPath = 'announce' | 'scrape' | 'socket';

const PATH = /^\/tracker\/(?:\d{1,2}-of-\d{1,2}\/)?(announce|scrape|socket)$/;

/** What the path of a request to a tracker asks for; undefined for any other path. */
export const trackerPath = (path: string) => PATH.exec(path)?.[1] as TrackerPath | undefined;

/** In which part of a divided tracker the peers of a swarm meet, from 0. The info hash is in hex. */
export const shardOf = (infoHash: string, shards: number): number =>
  Number.parseInt(infoHash.slice(0, 4), 16) % shards;

/** All parts of the tracker: where peers of this node's videos find each other, whatever the swarm. */
export const trackerUrls = (node: Tracked): string[] =>
  Array.from({ length: node.trackerShards ?? 1 }, (_, shard) => urlsOfShard(node, shard)).flat();

/** The part of it where the peers of one swarm do. */
export const trackerUrlsOf = (node: Tracked, infoHash: string): string[] =>
  urlsOfShard(node, shardOf(infoHash, node.trackerShards ?? 1));

function urlsOfShard({ origin, trackerShards: shards = 1 }: Tracked, shard: number): string[] {
  const base = shards === 1 ? '/tracker' : `/tracker/${shard}-of-${shards}`;
  return [`${origin}${base}/announce`, `${origin.replace(/^http/, 'ws')}${base}/socket`];
}
