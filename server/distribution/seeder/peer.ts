import type { Config } from '../../platform/config.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Log } from '../../platform/log.ts';
import { NO_DISCOVERY } from '../../platform/no-discovery.ts';
import { metainfo } from '../metainfo.ts';
import { fileStore } from './file-store.ts';
import type { Seedable } from './seeding-queries.ts';
import { type Torrent, WebTorrent } from './webtorrent.ts';

const MAX_CONNECTIONS_PER_TORRENT = 30;

type Settings = Pick<Config, 'seeding' | 'stunUrls' | 'host'>;

type Given = { path: string; trackers: string[]; onFault: () => void };

/** By what its trackers are connected to, where those are of others. */
type Agents = ReturnType<Fetch['openAgents']>;

/**
 * A BitTorrent peer, over WebRTC and TCP, that only gives: it calls nobody, and is found through the trackers of the videos
 * alone. It asks those for no peers, since offers made for nobody cost memory.
 */
export function openPeer({ seeding, stunUrls, host }: Settings, log: Log, agents?: Agents) {
  const client = new WebTorrent({
    ...NO_DISCOVERY,
    maxConns: MAX_CONNECTIONS_PER_TORRENT,
    torrentPort: agents ? 0 : seeding.port,
    uploadLimit: seeding.bytesPerSecond,
    tracker: {
      announce: [],
      getAnnounceOpts: () => ({ numwant: 0 }),
      ...(agents && { proxyOpts: agents }),
      rtcConfig: {
        iceServers: stunUrls.map((urls) => ({ urls })),
        ...(host !== undefined && { bindAddress: host }),
      },
    },
  });
  client.on('error', (error) => log.warn({ error: String(error) }, 'the seeder had a fault'));

  return {
    /** Gives a file to peers from now on; a fault ends that, and it is not to be removed then. */
    add({ info, blob }: Seedable, { path, trackers, onFault }: Given): Torrent {
      const about = { createdAt: new Date(), comment: '', trackers, webSeeds: [] };
      const pieceLength = pieceLengthOf(info);
      const torrent = client.add(metainfo(info, about), {
        preloadedStore: fileStore(path, { pieceLength, sizeBytes: blob.sizeBytes }),
        skipVerify: true, // hashed when it was stored
        storeCacheSlots: 0,
      });
      callNobody(torrent);
      torrent.on('error', (error) => {
        log.warn({ error: String(error) }, 'a file is not seeded for a while');
        onFault();
      });
      torrent.on('warning', () => {}); // a tracker that is away is tried again
      return torrent;
    },
    throttle: (bytesPerSecond: number): void => client.throttleUpload(bytesPerSecond),
    remove: (torrent: Torrent): Promise<void> =>
      new Promise((resolve) => torrent.destroy({ destroyStore: false }, () => resolve())),
    close: (): Promise<void> => new Promise((resolve) => client.destroy(() => resolve())),
  };
}

/**
 * Addresses that a tracker tells of are not connected to, wherever they are; who comes over WebRTC has asked for it. The
 * library's own switch for that, `seedOutgoingConnections`, would turn those away too.
 */
function callNobody(torrent: Torrent): void {
  const take = torrent.addPeer.bind(torrent);
  torrent.addPeer = (peer, source) => typeof peer !== 'string' && take(peer, source);
}

export type Peer = ReturnType<typeof openPeer>;

/** The info dictionary is of our own making, or was read before it was kept. */
function pieceLengthOf(info: Buffer): number {
  const [, length] = /12:piece lengthi(\d{1,12})e/.exec(info.toString('latin1')) ?? [];
  if (length === undefined) throw new Error('a torrent without pieces');
  return Number(length);
}
