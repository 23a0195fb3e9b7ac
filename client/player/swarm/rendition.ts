import { assemble, type Loose } from './assemble.ts';
import { createHttpSources } from './http-sources.ts';
import type { Metainfo } from './metainfo.ts';
import { createPieceFetches } from './piece-fetches.ts';
import { createPieceStore } from './piece-store.ts';
import { indices, type Run } from './pieces.ts';
import type { Pressures } from './pressure.ts';
import type { Swarm } from './swarm.ts';
import type { Traffic } from './traffic.ts';

/** A file of the video, as others can help to bring it. */
export interface SharedFile {
  url: string;
  /** Where its `.torrent` file is, the nearest first. */
  torrentUrls: readonly string[];
  /** The hash that names it, in hex, where that was told: a torrent of another is none of this file. */
  infoHash: string | null;
  /** Addresses of copies at other nodes. */
  mirrorUrls: readonly string[];
}

interface Parts {
  file: SharedFile;
  metainfo: Metainfo;
  mostBytes: number;
  onBytes: (from: keyof Traffic, count: number) => void;
  pressures: Pressures;
}

/** A rendition that is being played: its pieces, who has them, and what is on its way. */
export function openRendition({ file, metainfo, mostBytes, ...hears }: Parts) {
  const store = createPieceStore(metainfo, mostBytes);
  const http = createHttpSources({ origin: file.url, mirrors: file.mirrorUrls }, hears);
  let swarm: Swarm | null = null;
  let joining = false;
  const current = (): Swarm | null => (swarm?.isLeft() ? null : swarm);
  const announce = (index: number) => swarm?.announce(index);

  return {
    ...createPieceFetches({ store, http, swarm: current, announce }),
    store,
    http,
    missing: (run: Run): number[] => indices(run).filter((index) => !store.has(index)),
    swarm: current,
    enter: (joined: Swarm) => void (swarm = joined),
    /** The swarm is on its way: it is worth waiting for while there is slack. */
    isJoining: () => joining,
    setJoining: (is: boolean) => void (joining = is),
    /** Makes pieces of what was fetched before anything was known of them. */
    async keep(loose: readonly Loose[]): Promise<void> {
      for (const [index, bytes] of assemble(loose, store.cut, store.has))
        if (await store.offer(index, bytes)) announce(index);
    },
    /** Makes room in memory. */
    trim: () => swarm?.forget(store.trim()),
  };
}

export type OpenRendition = ReturnType<typeof openRendition>;
