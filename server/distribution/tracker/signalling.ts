import type { createBudget } from './budget.ts';
import type { Limits } from './limits.ts';
import type { Connection, Memberships } from './membership.ts';
import type { Announce, Answer, Message } from './message.ts';
import { announced, answered, offered, refused, scraped } from './replies.ts';
import type { Counts } from './swarms.ts';

type Tracked = {
  isKnown(infoHash: string): boolean;
  /** Why its peers meet at another process, if they do. */
  elsewhere(infoHash: string): string | undefined;
  memberships: Memberships;
  counts(infoHash: string): Counts;
  callers: ReturnType<typeof createBudget>;
  limits: Limits;
};

const UNKNOWN = 'Unknown info hash';

/** What a tracker does about what browsers say. Whose swarm is not known is told so. */
export function createSignalling(tracked: Tracked) {
  const { isKnown, memberships, counts } = tracked;
  return {
    receive(connection: Connection, message: Message) {
      if (message.kind === 'scrape')
        connection.send(scraped(message.infoHashes.map((hash) => [hash, counts(hash)])));
      else if (message.kind === 'answer') passBack(connection, message, tracked);
      else if (isKnown(message.infoHash)) announce(connection, message, tracked);
      else {
        connection.strike();
        connection.send(refused(message.infoHash, UNKNOWN));
      }
    },
    /** Tells the peers of a swarm that it is known no more, and ends it. */
    dissolve(infoHash: string) {
      for (const { connection } of memberships.swarms.peers(infoHash)) {
        connection.send(refused(infoHash, UNKNOWN));
        memberships.leave(connection, infoHash);
      }
    },
  };
}

function announce(connection: Connection, message: Announce, tracked: Tracked) {
  const { infoHash, peerId, isSeed } = message;
  const { memberships, counts } = tracked;
  const reason = refusal(connection, message, tracked);
  if (reason !== undefined) return connection.send(refused(infoHash, reason));
  const isLeaving = message.event === 'stopped';
  if (isLeaving) memberships.leave(connection, infoHash);
  else memberships.join(infoHash, { connection, peerId, isSeed });
  connection.send(announced(infoHash, counts(infoHash)));
  if (!isLeaving) passOn(message, tracked);
}

/** Why the connection may not announce this, if it may not. */
function refusal(
  connection: Connection,
  { infoHash, peerId }: Announce,
  { elsewhere, memberships, callers, limits }: Tracked,
): string | undefined {
  const there = elsewhere(infoHash);
  if (there !== undefined) return there;
  const joined = connection.memberships;
  if (!joined.has(infoHash) && joined.size >= limits.hashesPerSocket) return 'Too many swarms';
  if (!callers.spend(`${connection.caller} ${infoHash}`)) return 'Too many announces';
  const speaker = memberships.swarms.get(infoHash, peerId)?.connection;
  if (!speaker || speaker === connection) return undefined;
  speaker.probe(); // it may be what is left of a socket that this peer has lost
  return 'Another peer has this id';
}

/** Each offer goes to one other peer, picked by chance. */
function passOn(message: Announce, { memberships }: Tracked) {
  const { infoHash, peerId, offers } = message;
  const peers = memberships.swarms.pick(infoHash, offers.length, peerId);
  for (const [n, { connection }] of peers.entries()) connection.send(offered(message, offers[n]!));
}

/** Whoever is in a swarm may answer there, as itself alone. Who has left meanwhile gets nothing. */
function passBack(connection: Connection, message: Answer, { memberships }: Tracked) {
  const { infoHash, peerId, toPeerId } = message;
  if (connection.memberships.get(infoHash)?.peerId !== peerId) return;
  memberships.swarms.get(infoHash, toPeerId)?.connection.send(answered(message));
}
