import { trackerUrlsOf } from '../../catalog/index.ts';
import type { Services } from '../../services.ts';
import { allowedTorrents } from './budget.ts';
import { openGiving } from './giving.ts';
import { openPeer, type Peer } from './peer.ts';
import { reachableTrackers } from './reachable-trackers.ts';
import { findCopied, findOwn, type Seedable } from './seeding-queries.ts';

const LOOK_SECONDS = 15;

type Node = Pick<Services, 'db' | 'storage' | 'publicUrl' | 'config' | 'log' | 'fetch'>;

/**
 * Gives the files of the videos that are watched these days to peers, of this node's and of those it mirrors, within its
 * budget; all others can be had over HTTP alone.
 */
export async function openSeeder(node: Node) {
  const { config, log } = node;
  const peers = openPeers(node);
  const give = openGiving((file, onFault) => begin(node, peers, { file, onFault }));
  let allowed = config.seeding.torrents;
  let working: Promise<void> | undefined;

  const look = async () => {
    const memoryBytes = process.memoryUsage.rss();
    allowed = allowedTorrents({ allowed, memoryBytes }, config.seeding);
    await give(await findHottest(node, allowed));
  };
  const lookAgain = () => {
    working ??= look()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'seeding goes on as it was'))
      .finally(() => (working = undefined));
  };
  await look();
  const timer = setInterval(lookAgain, LOOK_SECONDS * 1000);
  return {
    async close(): Promise<void> {
      clearInterval(timer);
      await working;
      await peers.close();
    },
  };
}

/** One peer for what is of this node, and, once it is needed, one that speaks to trackers of others; they share the line. */
function openPeers({ config, log, fetch }: Node) {
  const own = openPeer(config, log);
  let copied: Peer | undefined;
  return {
    own: () => own,
    copied(): Peer {
      if (copied) return copied;
      copied = openPeer(config, log, fetch.openAgents());
      for (const peer of [own, copied]) peer.throttle(Math.ceil(config.seeding.bytesPerSecond / 2));
      return copied;
    },
    close: () => Promise.all([own.close(), copied?.close()]),
  };
}

/** The most watched files of both kinds, as many as are allowed. */
async function findHottest({ db }: Node, limit: number): Promise<Seedable[]> {
  const [own, copied] = await Promise.all([findOwn(db, limit), findCopied(db, limit)]);
  return [...own, ...copied].toSorted((a, b) => b.recentViews - a.recentViews).slice(0, limit);
}

type Peers = ReturnType<typeof openPeers>;
type Giving = { file: Seedable; onFault: () => void };

/** Gives a file to peers; returns how to end that. */
async function begin({ publicUrl, fetch, storage }: Node, peers: Peers, { file, onFault }: Giving) {
  const { trackerUrls: theirs, blob } = file;
  const own = trackerUrlsOf(publicUrl, file.infoHash);
  const trackers = theirs ? [...(await reachableTrackers(fetch, theirs)), ...own] : own;
  const peer = theirs ? peers.copied() : peers.own();
  const torrent = peer.add(file, { path: storage.localPath(blob), trackers, onFault });
  return () => peer.remove(torrent);
}
