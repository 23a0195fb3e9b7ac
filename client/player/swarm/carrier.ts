import type { Loose } from './assemble.ts';
import { memoryBudgetBytes } from './eviction.ts';
import { fetchMetainfo } from './fetch-metainfo.ts';
import type { Metainfo } from './metainfo.ts';
import type { ByteRange } from './pieces.ts';
import type { SharingMode } from './policy.ts';
import type { Pressures } from './pressure.ts';
import { readRange } from './read-range.ts';
import { openRendition, type OpenRendition, type SharedFile } from './rendition.ts';
import type { SegmentSwarm } from './segments/segment-swarm.ts';
import type { SignedPlaylist } from './signed-playlists.ts';
import { createSwarms } from './swarms.ts';
import type { Traffic } from './traffic.ts';
import { uploadBytesPerSecond } from './upload.ts';
import type { Wanted } from './wanted.ts';
import type { Meeting } from './webtorrent.ts';

/** What can be shared of a video. */
export interface SharedMedia extends Meeting {
  files: readonly SharedFile[];
  /** Playlists that others have too. */
  playlists: readonly SignedPlaylist[];
  /** Where the players of its own node share it among each other; null where those are ours, or do not. */
  segmentSwarm: SegmentSwarm | null;
  /** The video, and all of its files, are of another node. */
  isElsewhere: boolean;
}

const HOUSEKEEPING_MS = 1000;

export interface Hears {
  onBytes: (from: keyof Traffic, count: number) => void;
  /** Hears of each rendition that is known well enough to be shared. */
  onOpened: () => void;
  pressures: Pressures;
}

/** Brings the bytes of a video's renditions from this node, mirrors and other viewers. */
export function createCarrier(media: SharedMedia, hears: Hears) {
  const swarms = createSwarms(media, hears.onBytes);
  const renditions = createRenditions(media, swarms, hears);
  const timer = setInterval(() => {
    renditions.tidy();
    swarms.dropSlow(performance.now());
    swarms.limitUpload(uploadBytesPerSecond(navigator, fastestBytesPerMs(renditions.opened())));
  }, HOUSEKEEPING_MS);

  return {
    /** More files of the video can be shared. */
    extend: renditions.extend,
    /** From now on bytes come from as far as this; none of a lesser mode's peers and sockets is left. */
    setMode(mode: SharingMode): void {
      renditions.setMode(mode);
      if (mode !== 'full') swarms.close();
    },
    /** Brings bytes of a file; null when that is for plain HTTP. */
    read(url: string, range: ByteRange, wanted: Wanted) {
      const rendition = renditions.use(url);
      return rendition && range.end <= rendition.store.cut.sizeBytes
        ? readRange(rendition, range, wanted)
        : null;
    },
    /** Makes what was fetched without us, and how fast, part of what is known, if it is known already what that is of. */
    async keep(url: string, loose: readonly Loose[], bytesPerMs: number | null): Promise<boolean> {
      const rendition = renditions.use(url);
      if (bytesPerMs !== null) rendition?.hear(bytesPerMs);
      await rendition?.keep(loose);
      return rendition !== null;
    },
    /** How fast bytes of a file flow, as far as is known. */
    ratesOf: (url: string) => ({
      httpBytesPerMs: renditions.use(url)?.http.bytesPerMs() ?? null,
      peerBytesPerMs: renditions.use(url)?.swarm()?.bytesPerMs() ?? null,
    }),
    peers: swarms.peers,
    close(): void {
      clearInterval(timer);
      renditions.setMode('off');
      swarms.close();
    },
  };
}

export type Carrier = ReturnType<typeof createCarrier>;

/** How fast bytes come from whom they come fastest; null when that is not known. */
function fastestBytesPerMs(renditions: readonly OpenRendition[]): number | null {
  const rates = renditions.flatMap(({ http, swarm }) => [
    http.bytesPerMs() ?? 0,
    swarm()?.bytesPerMs() ?? 0,
  ]);
  return Math.max(0, ...rates) || null;
}

/** How long the swarm of a rendition is stayed in after another one is played. */
const IDLE_MS = 30_000;

interface Used {
  opened: { rendition: OpenRendition; metainfo: Metainfo } | null;
  usedAtMs: number;
  gone: AbortController;
}

/** Whether others may help to bring a file. */
const isHelped = ({ mirrorUrls }: SharedFile, mode: SharingMode) =>
  mode === 'full' || (mode === 'mirrors' && mirrorUrls.length > 0);

type Swarms = ReturnType<typeof createSwarms>;

function createRenditions(media: SharedMedia, swarms: Swarms, { onOpened, ...hears }: Hears) {
  let { files } = media;
  const used = new Map<string, Used>();
  const mostBytes = memoryBudgetBytes((navigator as { deviceMemory?: number }).deviceMemory) / 2;
  let mode: SharingMode = 'off';
  let last = '';

  async function open(entry: Used, file: SharedFile) {
    const metainfo = await fetchMetainfo(file, entry.gone);
    entry.opened = { metainfo, rendition: openRendition({ file, metainfo, mostBytes, ...hears }) };
    onOpened();
    await join(entry);
  }

  const join = async ({ opened }: Used) => {
    if (mode === 'full' && opened) await swarms.join(opened.rendition, opened.metainfo);
  };

  return {
    /** The rendition at an address; null while nobody can help to bring it. */
    use(url: string): OpenRendition | null {
      const file = files.find((each) => each.url === url);
      if (!file || !isHelped(file, mode)) return null;
      let entry = used.get(url);
      if (!entry) {
        used.set(url, (entry = { opened: null, usedAtMs: 0, gone: new AbortController() }));
        open(entry, file).catch(() => {}); // it is then played as if nobody could help
      }
      entry.usedAtMs = performance.now();
      last = url;
      return entry.opened?.rendition ?? null;
    },
    opened: () => [...used.values()].flatMap(({ opened }) => opened?.rendition ?? []),
    extend: (more: readonly SharedFile[]) => void (files = more),
    setMode(next: SharingMode): void {
      if (next === mode) return;
      mode = next;
      if (mode === 'off') {
        for (const { gone } of used.values()) gone.abort();
        used.clear();
      }
      for (const entry of used.values()) void join(entry);
    },
    /** Makes room, and leaves what is played no longer. */
    tidy(): void {
      for (const [url, { opened, usedAtMs, gone }] of used) {
        opened?.rendition.trim();
        if (url === last || performance.now() - usedAtMs < IDLE_MS) continue;
        gone.abort();
        opened?.rendition.swarm()?.leave();
        used.delete(url);
      }
    },
  };
}
