/** What a tracker that is divided by info hash says in the address of a part: which it is, and of how many. */
const SHARD = /\/tracker\/(\d{1,2})-of-(\d{1,2})\/socket$/;

/** The trackers at which the peers of a swarm meet; the info hash is in hex. */
export const trackersOf = (trackerUrls: readonly string[], infoHash: string): string[] =>
  trackerUrls.filter((url) => {
    const [, shard, shards] = SHARD.exec(url) ?? [];
    return shard === undefined || shardOf(infoHash, Number(shards)) === Number(shard);
  });

const shardOf = (infoHash: string, shards: number): number =>
  Number.parseInt(infoHash.slice(0, 4), 16) % shards;

/** The first of these trackers, with all parts of it where it is divided. */
export const firstTracker = (trackerUrls: readonly string[]): string[] => {
  const [first] = trackerUrls;
  if (first === undefined) return [];
  return SHARD.test(first) ? trackerUrls.filter((url) => SHARD.test(url)) : [first];
};
