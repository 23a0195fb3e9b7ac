import { join } from 'node:path';

import type { Rolldown } from 'vite';

type Modules = Rolldown.ChunkingContext;
type IsOf = (root: string) => boolean;

const at = (path: string) => join(import.meta.dirname, path);

/** What is loaded before the words of the client are, and what is mounted then: the client, and the embedded player. */
const FIRST = [at('main.ts'), at('embed/main.ts')];
/** What pages of videos run before all else: the node names its file in them. */
const OPENING = at('watch/opening.ts');
const CLIENT = at('start.ts');
const EMBED = at('embed/start.ts');
const WATCH = at('watch/WatchPage.svelte');

/** What first visits load, by what needs it; each is one file. What is in one is in none that comes after it. */
const FIRST_CHUNKS: [name: string, test: (isOf: IsOf, id: string) => boolean][] = [
  ['opening', (isOf) => isOf(OPENING)],
  ['base', (isOf) => FIRST.some(isOf)],
  ['common', (isOf) => isOf(CLIENT) && isOf(EMBED)],
  ['client', (isOf) => isOf(CLIENT)],
  ['player', (isOf, id) => isOf(WATCH) && (isOf(EMBED) || id.startsWith(at('player/')))],
  ['parts', (isOf, id) => isOf(WATCH) && !id.startsWith(at('watch/'))],
  ['watch', (isOf) => isOf(WATCH)],
];

/** How modules are grouped into files, so that a first visit to any page takes few requests. */
export function chunkGroups(): Rolldown.CodeSplittingGroup[] {
  const closures = new Map<string, Set<string>>();
  const isOf = (id: string, root: string, modules: Modules) => {
    if (!closures.has(root)) closures.set(root, closureOf(root, modules));
    return closures.get(root)!.has(id);
  };
  return FIRST_CHUNKS.map(([chunk, test], index) => ({
    debugName: chunk,
    name: (id: string, modules: Modules) =>
      !FIRST.includes(id) && test((root) => isOf(id, root, modules), id) ? chunk : null,
    priority: FIRST_CHUNKS.length - index,
  }));
}

/** A module and all it needs before it runs. */
function closureOf(root: string, modules: Modules): Set<string> {
  const found = new Set([root]);
  for (const id of found)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
