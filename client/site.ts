/** What a node says to everybody on every page. */
export interface Broadcast {
  message: string;
  level: 'info' | 'warning' | 'error';
  dismissable: boolean;
}

/** What is known of the node before it is asked anything: its page tells (`server/pages/site-element.ts`). */
export interface Site {
  name: string;
  /** The header shows a mark only. */
  hidesName: boolean;
  /** The path, with its query, whose page is shown at `/`. */
  opensWith: string;
  broadcast: Broadcast | null;
}

const UNTOLD: Site = { name: 'Tributary', hidesName: false, opensWith: '/', broadcast: null };

export const site: Site = readSite();

function readSite(): Site {
  const text = globalThis.document?.getElementById('site')?.textContent;
  return text ? (JSON.parse(text) as Site) : UNTOLD;
}

/** The title of a page: what it is about, from the particular to the general, and the node. */
export const titled = (...about: string[]): string => [...about, site.name].join(' - ');
