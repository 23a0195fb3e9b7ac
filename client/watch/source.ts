import { matchRoute, type Route, shownAt } from '../paths.ts';
import { site } from '../site.ts';

/** What led a viewer to a video, as the node counts it. Of other sites nothing but the host is told. */
export interface Source {
  kind: string;
  host: string | null;
}

const KINDS: Partial<Record<Route['name'], string>> = {
  home: 'home',
  browse: 'browse',
  search: 'search',
  watch: 'suggestion',
  playlist: 'playlist',
  channel: 'channel',
  person: 'channel',
  actor: 'channel',
  subscriptions: 'subscriptions',
  library: 'library',
  history: 'library',
  liked: 'library',
  playlists: 'library',
};

/** By the address of the page before, which is empty where there is none. */
export function sourceOf(cameFrom: string, here = location.origin): Source {
  const page = URL.parse(cameFrom);
  if (!page?.hostname) return { kind: 'direct', host: null };
  if (page.origin !== here) return { kind: 'site', host: page.hostname };
  const { name } = matchRoute(shownAt(page, site.opensWith).pathname);
  return { kind: KINDS[name] ?? 'page', host: null };
}

/** Of a player in a page of another site; browsers name that by its origin at most. */
export function embedSource(): Source {
  if (window.parent === window) return sourceOf(document.referrer);
  const page = URL.parse(location.ancestorOrigins?.[0] ?? document.referrer);
  return { kind: 'embed', host: page?.hostname || null };
}
