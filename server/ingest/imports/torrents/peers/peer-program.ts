/* oxlint-disable no-underscore-dangle -- webtorrent has no public way to listen to nobody, nor to keep what peers describe */
import WebTorrent, { type Torrent } from 'webtorrent';

import { NO_DISCOVERY } from '../../../../platform/no-discovery.ts';
import { piecesOf } from '../piece-span.ts';
import type { News, Order, Wanted } from './messages.ts';
import { pieceFile } from './piece-file.ts';

/**
 * A program of its own, which speaks BitTorrent with peers over TCP: what they send can end it, and nothing else. It calls the
 * addresses it is given and finds none by itself: no tracker, no DHT, no exchange of peers, no web seed; nobody can call it.
 * It ends with who has started it.
 */
const LOOK_SECONDS = 1;
const MAX_MEMORY_BYTES = 700 * 2 ** 20;
const MAX_CONNECTIONS = 40;
const UPLOAD_BYTES_PER_SECOND = 256 * 2 ** 10; // peers give to those who give

const client = new WebTorrent({
  ...NO_DISCOVERY,
  tracker: false,
  maxConns: MAX_CONNECTIONS,
  uploadLimit: UPLOAD_BYTES_PER_SECOND,
});
const tell = (news: News) => void process.send?.(news);
const fail = (error: Error) => tell({ kind: 'failed', why: String(error) });
client.on('error', fail);
client.on('listening', () => client._connPool.tcpServer.close());
process.on('disconnect', () => process.exit());
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.exit(1);
}, LOOK_SECONDS * 1000);

let torrent: Torrent | undefined;

process.on('message', (order: Order) => {
  if ('wanted' in order) torrent ??= begin(order.wanted);
  else for (const address of order.addresses) torrent?.addPeer(address, 'tracker');
});

function begin(wanted: Wanted): Torrent {
  const added = wanted.kind === 'file' ? beginFile(wanted) : beginInfo(wanted);
  added.on('error', fail);
  added.on('warning', () => {}); // of one peer
  added.once('infoHash', () => tell({ kind: 'ready' }));
  return added;
}

function beginInfo({ infoHash }: Extract<Wanted, { kind: 'info' }>): Torrent {
  const added = client.add(`magnet:?xt=urn:btih:${infoHash}`, { deselect: true });
  added.once('infoHash', () => {
    added._onMetadata = (info) => tell({ kind: 'info', info });
  });
  return added;
}

function beginFile({ metainfo, path, cut, totalBytes }: Extract<Wanted, { kind: 'file' }>) {
  const { first, last } = piecesOf(cut);
  const added = client.add(metainfo, {
    deselect: true,
    preloadedStore: pieceFile(path, cut, totalBytes),
    storeCacheSlots: 0,
  });
  let pieces = 0;
  added.on('verified', (index) => {
    if (index < first || index > last) return;
    pieces += 1;
    tell({ kind: 'came', pieces });
    if (added.ready) endIfWhole();
  });
  const endIfWhole = () => {
    if (pieces <= last - first) return;
    added.destroy({ destroyStore: false }, () => tell({ kind: 'whole' }));
  };
  added.once('ready', () => {
    added.select(first, last, 1);
    endIfWhole();
  });
  return added;
}
