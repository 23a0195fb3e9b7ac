import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { systemCode } from '../platform/errors.ts';
import { emptyElement } from './markup.ts';

type Chunk = { file: string; name?: string; imports?: string[]; css?: string[] };

/** What each source of the client became, by its path in `client/` (Vite's manifest). */
export type Manifest = Record<string, Chunk>;

/** The manifest of the built client; empty while there is none. */
export async function readManifest(directory: string): Promise<Manifest> {
  const text = await readFile(join(directory, '.vite/manifest.json'), 'utf8').catch(
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT') return '{}';
      throw error;
    },
  );
  return JSON.parse(text) as Manifest;
}

/** Elements that fetch what some sources of the client need, beside what its page names already. */
export function preloads(manifest: Manifest, sources: string[], page: string): string[] {
  const chunks = closureOf(manifest, sources);
  const isNew = (file: string) => !page.includes(`"/${file}"`);
  const scripts = chunks.map(({ file }) => file).filter(isNew);
  const styles = new Set(chunks.flatMap(({ css = [] }) => css).filter(isNew));
  return [
    ...[...styles].map((file) =>
      emptyElement('link', { rel: 'stylesheet', crossorigin: '', href: `/${file}` }),
    ),
    ...scripts.map((file) =>
      emptyElement('link', { rel: 'modulepreload', crossorigin: '', href: `/${file}` }),
    ),
  ];
}

/** An element that runs a chunk as soon as it is there, whatever else is not (`client/chunks.ts` names them). */
export const runAtOnce = (manifest: Manifest, chunk: string): string[] =>
  Object.values(manifest)
    .filter(({ name }) => name === chunk)
    .map(({ file }) => `<script type="module" async crossorigin src="/${file}"></script>`);

/** The chunks of some sources, and all they need before they run. */
function closureOf(manifest: Manifest, sources: string[]): Chunk[] {
  const names = new Set(sources);
  for (const name of names)
    for (const imported of manifest[name]?.imports ?? []) names.add(imported);
  return [...names].flatMap((name) => manifest[name] ?? []);
}
