import { createSwarms } from './swarms.ts';

/** A browser's socket. `memberships`: the swarms it is in, by info hash. */
export type Connection = {
  caller: string;
  memberships: Map<string, Membership>;
  send(text: string): void;
  /** It asked for what it must not: too much of that ends it. */
  strike(): void;
  /** Asks whether anybody is there still, and ends it if nobody is. */
  probe(): void;
};

/** A browser in a swarm: it speaks there for one peer. */
export type Membership = { connection: Connection; peerId: string; isSeed: boolean };

/** Who is in which swarm: what the swarms know and what the connections know are the same. */
export function createMemberships() {
  const swarms = createSwarms<Membership>();
  const leave = ({ memberships }: Connection, infoHash: string) => {
    const membership = memberships.get(infoHash);
    if (!membership) return;
    memberships.delete(infoHash);
    swarms.remove(infoHash, membership.peerId);
  };
  return {
    swarms,
    leave,
    join(infoHash: string, membership: Membership) {
      const { connection, peerId } = membership;
      if (connection.memberships.get(infoHash)?.peerId !== peerId) leave(connection, infoHash);
      connection.memberships.set(infoHash, membership);
      swarms.add(infoHash, peerId, membership);
    },
    leaveAll(connection: Connection) {
      for (const infoHash of connection.memberships.keys()) leave(connection, infoHash);
    },
  };
}

export type Memberships = ReturnType<typeof createMemberships>;
