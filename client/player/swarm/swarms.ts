import type { Metainfo } from './metainfo.ts';
import type { OpenRendition } from './rendition.ts';
import type { Swarm } from './swarm.ts';
import type { Meeting, WebTorrent } from './webtorrent.ts';

type OnBytes = (from: 'peers' | 'toPeers', count: number) => void;

/** The swarms a player is in. The code for it is fetched when it first joins one. */
export function createSwarms(meeting: Meeting, onBytes: OnBytes) {
  const joined = new Set<Swarm>();
  let client: WebTorrent | null = null;
  let generation = 0;

  return {
    /** Joins the swarm of a rendition. Where that fails, HTTP goes on alone. */
    async join(rendition: OpenRendition, metainfo: Metainfo): Promise<void> {
      const asked = generation;
      rendition.setJoining(true);
      try {
        const [{ joinSwarm }, { openClient }] = await Promise.all([
          import('./swarm.ts'),
          import('./webtorrent.ts'),
        ]);
        if (asked !== generation) return; // sharing was ended meanwhile
        client ??= openClient(meeting);
        const swarm = joinSwarm({ client, metainfo, store: rendition.store, meeting, onBytes });
        rendition.enter(swarm);
        joined.add(swarm);
      } catch {
        // a browser without WebRTC, or code that cannot be had
      } finally {
        rendition.setJoining(false);
      }
    },
    peers: (): number => sum(joined, (swarm) => (swarm.isLeft() ? 0 : swarm.peers())),
    banned: (): number => sum(joined, (swarm) => swarm.banned()),
    dropSlow(nowMs: number): void {
      for (const swarm of joined) if (!swarm.isLeft()) swarm.dropSlow(nowMs);
    },
    /** Sends no more than this to peers, all of them together. */
    limitUpload: (bytesPerSecond: number): void => client?.throttleUpload(bytesPerSecond),
    /** Leaves all of them: no peer is connected any longer, no socket to a tracker is open. */
    close(): void {
      generation += 1;
      for (const swarm of joined) swarm.leave();
      joined.clear();
      client?.destroy();
      client = null;
    },
  };
}

const sum = (swarms: Iterable<Swarm>, count: (swarm: Swarm) => number): number =>
  [...swarms].reduce((total, swarm) => total + count(swarm), 0);
