import WebTorrent, { type Torrent } from 'webtorrent/dist/webtorrent.min.js';

import { chunkStoreOf } from './chunk-store.ts';
import type { Metainfo } from './metainfo.ts';
import type { PieceStore } from './piece-store.ts';
import { trackersOf } from './shards.ts';
import { uploadBytesPerSecond } from './upload.ts';

/** Where peers are met, and who tells them their address; nobody else ever is asked. */
export interface Meeting {
  trackerUrls: readonly string[];
  stunUrls: readonly string[];
}

const MOST_PEERS = 16;

/** A peer that speaks to browsers only, through our tracker and our STUN: no DHT, no peer exchange, no ports opened. */
export function openClient({ stunUrls }: Meeting) {
  const client = new WebTorrent({
    dht: false,
    lsd: false,
    natUpnp: false,
    natPmp: false,
    utPex: false,
    webSeeds: false, // what comes over HTTP is decided by deadlines
    maxConns: MOST_PEERS,
    uploadLimit: uploadBytesPerSecond(navigator),
    tracker: {
      announce: [],
      rtcConfig: { iceServers: stunUrls.map((urls) => ({ urls })) },
    },
  });
  client.on('error', () => {}); // a swarm that fails is no reason to stop playing
  return client;
}

/** Adds a torrent that fetches nothing by itself. */
export const addTorrent = (
  client: WebTorrent,
  { bare, infoHash }: Metainfo,
  store: PieceStore,
  { trackerUrls }: Meeting,
): Torrent =>
  client.add(bare, {
    announce: trackersOf(trackerUrls, infoHash),
    deselect: true,
    preloadedStore: chunkStoreOf(store),
    storeCacheSlots: 0,
  });

export type { Torrent, WebTorrent };
export type { Wire } from 'webtorrent/dist/webtorrent.min.js';
