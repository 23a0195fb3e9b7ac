import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import type { Plugin, Rolldown } from 'vite';

/** What a first visit to a page runs, by its sources in `client/`, and how much that may be, as gzip sends it. */
export interface FirstLoad {
  page: string;
  sources: string[];
  maxBytes: number;
}

const CLIENT = ['main.ts', 'start.ts'];

const FIRST_LOADS: FirstLoad[] = [
  { page: 'home', sources: CLIENT, maxBytes: 60_000 },
  {
    page: 'watch',
    sources: [...CLIENT, 'watch/WatchPage.svelte', 'player/hls-light.ts'],
    maxBytes: 250_000,
  },
];

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'code' | 'moduleIds' | 'imports'>;

/** How many bytes of JavaScript a first load is. */
export function bytesOf({ sources }: Pick<FirstLoad, 'sources'>, chunks: readonly Chunk[]): number {
  const found = new Set(sources.map((source) => chunkWith(source, chunks)));
  for (const { imports } of found)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  return [...found].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}

function chunkWith(source: string, chunks: readonly Chunk[]): Chunk {
  const id = join(import.meta.dirname, source);
  const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id));
  if (!chunk) throw new Error(`the build has no ${source}`);
  return chunk;
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Tells how much a first visit to each page loads; a build in which that is too much fails. */
export const measureFirstLoads = (loads = FIRST_LOADS): Plugin => ({
  name: 'measure-first-loads',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    for (const load of loads) {
      const bytes = bytesOf(load, chunks);
      const said = `${load.page}: ${kilobytes(bytes)} kB of JavaScript, at most ${kilobytes(load.maxBytes)}`;
      if (bytes > load.maxBytes) this.error(said);
      this.info(said);
    }
  },
});
