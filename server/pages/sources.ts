import type { PagePath } from './page-path.ts';

const SOURCES: Record<PagePath['kind'], string[]> = {
  video: ['watch/WatchPage.svelte'],
  playlist: ['playlist/PlaylistPage.svelte'],
  channel: ['actor/ChannelPage.svelte'],
  account: ['actor/PersonPage.svelte'],
  actor: ['actor/ActorPage.svelte'],
};

/** What plays a video by its playlists. */
const PLAYS = 'player/hls-light.ts';

/**
 * The sources of the client that show the page of something (`client/pages.ts`). What plays a video from its second
 * segment on comes after the first, where that comes with the page.
 */
export const sourcesOf = ({ kind }: PagePath, isOpened: boolean): string[] =>
  kind === 'video' && !isOpened ? [...SOURCES[kind], PLAYS] : SOURCES[kind];

/** The words of a language that are on every page; English needs none. */
export const wordsOf = (language: string): string[] =>
  language === 'en' ? [] : [`i18n/words/${language}.json`];
