/** The peers of one swarm, by id. No act takes longer the more there are. */
export function createSwarm<Peer>() {
  const ids: string[] = [];
  const members = new Map<string, { at: number; peer: Peer }>();
  return {
    size: () => ids.length,
    get: (id: string): Peer | undefined => members.get(id)?.peer,
    peers: () => [...members.values()].map(({ peer }) => peer),

    /** Adds a peer, in the place of one with the same id. */
    add(id: string, peer: Peer): void {
      const known = members.get(id);
      if (known) known.peer = peer;
      else members.set(id, { at: ids.push(id) - 1, peer });
    },

    /** Removes a peer, and says whether it was there: the last one takes its place in the list. */
    remove(id: string): boolean {
      const gone = members.get(id);
      if (!gone) return false;
      members.delete(id);
      const last = ids.pop()!;
      if (last !== id) {
        ids[gone.at] = last;
        members.get(last)!.at = gone.at;
      }
      return true;
    },

    /** At most `count` different peers by chance, each equally likely, and not the one with the id. */
    pick(count: number, exceptId?: string): Peer[] {
      const except = exceptId === undefined ? undefined : members.get(exceptId)?.at;
      const others = ids.length - (except === undefined ? 0 : 1);
      return sample(Math.min(count, others), others).map((n) => {
        const at = n === except ? ids.length - 1 : n; // the last one stands in for the one left out
        return members.get(ids[at]!)!.peer;
      });
    },
  };
}

export type Swarm<Peer> = ReturnType<typeof createSwarm<Peer>>;

/** `count` different numbers below `limit` (R. Floyd's sampling): as many draws as numbers, and none twice. */
function sample(count: number, limit: number): number[] {
  const drawn = new Set<number>();
  for (let below = limit - count; below < limit; below++) {
    const candidate = Math.floor(Math.random() * (below + 1));
    drawn.add(drawn.has(candidate) ? below : candidate);
  }
  return [...drawn];
}
