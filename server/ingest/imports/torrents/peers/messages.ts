import type { Cut } from '../piece-span.ts';

/** What is wanted of peers: a file of a torrent that is described, or the description of one that is only named. */
export type Wanted =
  | { kind: 'file'; metainfo: Uint8Array; path: string; cut: Cut; totalBytes: number }
  | { kind: 'info'; infoHash: string };

/** To the program that speaks with peers. Addresses are `host:port`, and checked already. */
export type Order = { wanted: Wanted } | { addresses: string[] };

/** From it. */
export type News =
  | { kind: 'ready' }
  | { kind: 'info'; info: Uint8Array }
  | { kind: 'came'; pieces: number }
  | { kind: 'whole' }
  | { kind: 'failed'; why: string };
