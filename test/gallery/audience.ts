import type { SignedIn } from '../support/client.ts';
import type { Uploaded } from './films.ts';
import { ask } from './speak.ts';

/** How many came from where; together no more than one address may bring. */
const SOURCES: [kind: string, host: string | null, viewers: number][] = [
  ['site', 'rivers.example', 5],
  ['search', null, 4],
  ['home', null, 3],
  ['suggestion', null, 2],
  ['embed', 'museum-blog.example', 2],
  ['direct', null, 1],
];

/** Some people come and watch a few seconds, each from somewhere. */
export async function bringViewers(who: SignedIn, { uuid }: Uploaded) {
  const all = SOURCES.flatMap(([kind, host, viewers]) =>
    Array.from({ length: viewers }, () => ({ kind, host })),
  );
  for (const [number, source] of all.entries())
    for (const currentTime of [1, 3 + (number % 5) * 2])
      await ask(who, 'POST', `/videos/${uuid}/views`, {
        currentTime,
        sessionId: `viewer${number}`,
        source,
      });
}
