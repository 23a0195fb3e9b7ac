import { createSwarm, type Swarm } from './swarm.ts';

export type Counts = { complete: number; incomplete: number };

type Counted<Peer> = { swarm: Swarm<Peer>; seeds: number };

/** The swarms of a tracker by info hash: each is made by its first peer, and gone with its last. */
export function createSwarms<Peer extends { isSeed: boolean }>() {
  const swarms = new Map<string, Counted<Peer>>();

  const remove = (infoHash: string, id: string): void => {
    const counted = swarms.get(infoHash);
    const peer = counted?.swarm.get(id);
    if (!counted || !peer) return;
    counted.swarm.remove(id);
    if (peer.isSeed) counted.seeds--;
    if (counted.swarm.size() === 0) swarms.delete(infoHash);
  };

  return {
    remove,
    infoHashes: () => [...swarms.keys()],
    get: (infoHash: string, id: string): Peer | undefined => swarms.get(infoHash)?.swarm.get(id),
    peers: (infoHash: string): Peer[] => swarms.get(infoHash)?.swarm.peers() ?? [],
    pick: (infoHash: string, count: number, exceptId?: string): Peer[] =>
      swarms.get(infoHash)?.swarm.pick(count, exceptId) ?? [],

    /** Adds a peer, in the place of one with the same id. What it is does not change afterwards. */
    add(infoHash: string, id: string, peer: Peer): void {
      let counted = swarms.get(infoHash);
      if (!counted) swarms.set(infoHash, (counted = { swarm: createSwarm(), seeds: 0 }));
      if (counted.swarm.get(id)?.isSeed) counted.seeds--;
      if (peer.isSeed) counted.seeds++;
      counted.swarm.add(id, peer);
    },

    counts(infoHash: string): Counts {
      const counted = swarms.get(infoHash);
      if (!counted) return { complete: 0, incomplete: 0 };
      return { complete: counted.seeds, incomplete: counted.swarm.size() - counted.seeds };
    },
  };
}
