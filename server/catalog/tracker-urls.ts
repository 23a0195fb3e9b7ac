import type { Origin } from './actor-json.ts';

export const TRACKER_SOCKET_PATH = '/tracker/socket';
export const TRACKER_ANNOUNCE_PATH = '/tracker/announce';
export const TRACKER_SCRAPE_PATH = '/tracker/scrape';

/** Where the peers of this node's videos find each other: BitTorrent clients over HTTP, browsers over a WebSocket. */
export const trackerUrls = ({ origin }: Pick<Origin, 'origin'>): string[] => [
  origin + TRACKER_ANNOUNCE_PATH,
  origin.replace(/^http/, 'ws') + TRACKER_SOCKET_PATH,
];
