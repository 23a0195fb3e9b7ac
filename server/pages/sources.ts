import type { PagePath } from './page-path.ts';

const SOURCES: Record<PagePath['kind'], string[]> = {
  video: ['watch/WatchPage.svelte', 'player/hls-light.ts'],
  playlist: ['playlist/PlaylistPage.svelte'],
  channel: ['actor/ChannelPage.svelte'],
  account: ['actor/PersonPage.svelte'],
  actor: ['actor/ActorPage.svelte'],
};

/** The sources of the client that show the page of something (`client/pages.ts`). */
export const sourcesOf = ({ kind }: PagePath): string[] => SOURCES[kind];

/** The words of a language that are on every page; English needs none. */
export const wordsOf = (language: string): string[] =>
  language === 'en' ? [] : [`i18n/words/${language}.json`];
