import { assemble, type Loose } from './assemble.ts';
import { createHttpSources, type Asked } from './http-sources.ts';
import type { Metainfo } from './metainfo.ts';
import { createPieceStore, type PieceStore } from './piece-store.ts';
import { bytesOf, indices, type Run } from './pieces.ts';
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

const MOST_FAILURES = 4;
/** After so long it may have been an outage that is over. */
const HOPELESS_MS = 30_000;

/** A rendition that is being played: its pieces, who has them, and what is on its way. */
export function openRendition({ file, metainfo, mostBytes, ...hears }: Parts) {
  const store = createPieceStore(metainfo, mostBytes);
  const http = createHttpSources({ origin: file.url, mirrors: file.mirrorUrls }, hears);
  const fetching = new Set<Run>();
  let swarm: Swarm | null = null;
  let [failures, failedAtMs] = [0, 0];
  let joining = false;
  const announce = (index: number) => swarm?.announce(index);

  return {
    store,
    http,
    fetching: (): Run[] => [...fetching],
    missing: (run: Run): number[] => indices(run).filter((index) => !store.has(index)),
    /** HTTP has just failed so often that somebody else should try. */
    isHopeless: () => failures >= MOST_FAILURES && performance.now() - failedAtMs < HOPELESS_MS,
    /** Hears how fast bytes came from the origin that were fetched without us. */
    hear(bytesPerMs: number): void {
      failures = 0;
      http.hear(bytesPerMs);
    },
    swarm: (): Swarm | null => (swarm?.isLeft() ? null : swarm),
    enter: (joined: Swarm) => void (swarm = joined),
    /** The swarm is on its way: it is worth waiting for while there is slack. */
    isJoining: () => joining,
    setJoining: (is: boolean) => void (joining = is),
    /** Fetches pieces over HTTP; they belong to the swarm as soon as they are here. */
    async fetch(run: Run, asked: Omit<Asked, 'range' | 'take'>): Promise<void> {
      fetching.add(run);
      swarm?.takeOver(run);
      const range = bytesOf(run, store.cut);
      const take = (bytes: Bytes) => takeRun(store, run, bytes, announce);
      try {
        await http.fetch({ range, take, ...asked });
        failures = 0;
      } catch {
        if (!asked.signal.aborted && !asked.besidesOrigin)
          [failures, failedAtMs] = [failures + 1, performance.now()];
        swarm?.giveBack(run);
      } finally {
        fetching.delete(run);
      }
    },
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

type Bytes = Uint8Array<ArrayBuffer>;

/** Keeps the pieces of a run that are right; true when all of them are. */
async function takeRun(
  store: PieceStore,
  run: Run,
  bytes: Bytes,
  announce: (index: number) => void,
): Promise<boolean> {
  const { pieceLength } = store.cut;
  const areRight = indices(run).map(async (index, n) => {
    const isRight = await store.offer(index, bytes.slice(n * pieceLength, (n + 1) * pieceLength));
    if (isRight) announce(index);
    return isRight;
  });
  return (await Promise.all(areRight)).every(Boolean);
}
