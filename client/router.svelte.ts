import { tick, untrack } from 'svelte';

import { matchRoute, type Route, shownAt } from './paths.ts';
import { holdsBack } from './shell/leaving.ts';
import { createScrollMemory } from './shell/scroll.ts';
import { site } from './site.ts';

function read() {
  const { pathname, search } = shownAt(location, site.opensWith);
  return { route: matchRoute(pathname), search: new URLSearchParams(search) };
}

let current = $state.raw(read());
let visits = $state(0);
const scroll = createScrollMemory();
let left = location.pathname + location.search;
let cameFrom = document.referrer;

/** Where the viewer is. `visits` counts navigations, so a page can be told from its successor of the same route. */
export const router = {
  get route(): Route {
    return current.route;
  },
  get search(): URLSearchParams {
    return current.search;
  },
  get visits(): number {
    return visits;
  },
  /** The whole address of the page before this one, here or elsewhere; empty where there is none, or it is not told. */
  get cameFrom(): string {
    return cameFrom;
  },
};

/**
 * Goes to a path of this client and leaves the scroll position to come back to. Where something would be lost the viewer
 * is asked first, and it is false. `isGone`: what is left was deleted, so nothing of it can be lost.
 */
export function navigate(path: string, { replace = false, isGone = false } = {}): boolean {
  const again = () => void navigate(path, { replace });
  if (!isGone && holdsBack(matchRoute(pathnameOf(path)), again)) return false;
  if (!replace) scroll.leave();
  history[replace ? 'replaceState' : 'pushState'](
    { key: crypto.getRandomValues(new Uint32Array(1))[0] },
    '',
    path,
  );
  void arrive(0);
  return true;
}

async function arrive(scrollTop: number) {
  const before = `${location.pathname}${location.search}`;
  current = read();
  if (left !== before) cameFrom = location.origin + left;
  left = before;
  visits = untrack(() => visits) + 1; // whoever navigates does not depend on it
  await tick();
  if (before === `${location.pathname}${location.search}`) scroll.restore(scrollTop);
}

const pathnameOf = (path: string): string => new URL(path, location.origin).pathname;

/** Back and forward. What would be lost is held on to: the browser is back where it was, and the viewer is asked. */
function comeBack() {
  const wanted = location.pathname + location.search;
  const isHeld = holdsBack(matchRoute(location.pathname), () => void navigate(wanted));
  if (isHeld) history.pushState(history.state, '', left);
  else void arrive(scroll.arrive());
}

/** Handles links, back and forward. Call once. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', comeBack);
  document.addEventListener('click', (event) => {
    const path = clickedPath(event);
    if (path === null) return;
    event.preventDefault();
    navigate(path, { replace: path === location.pathname + location.search });
  });
}

/** The client path a click leads to, or null when the browser should handle it. */
function clickedPath(event: MouseEvent): string | null {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified) return null;
  const link = (event.target as Element | null)?.closest('a');
  return link && staysHere(link) ? link.pathname + link.search : null;
}

const staysHere = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin &&
  link.target === '' &&
  link.hash === '' &&
  !link.hasAttribute('download') &&
  matchRoute(link.pathname).name !== 'notFound';
