import { escapeHtml } from '../platform/text/html.ts';

const READ_CHARACTERS = 2_000;
const MAX_LINKS = 10;
const LINK = /<a\s([^<>]{1,500})>/gi;
const IS_MINE = /(?:^|\s)rel=["'](?:[^"']*\s)?me(?:\s[^"']*)?["']/i;
const ADDRESS = /(?:^|\s)href=["'](https?:\/\/[^"'\s]+)["']/i;

/** Addresses a description says are profiles of the same people (`rel="me"`, microformats.org/wiki/rel-me). */
export function profilesIn(description: string | null): string[] {
  const links = (description ?? '').slice(0, READ_CHARACTERS).matchAll(LINK);
  return [...links].slice(0, MAX_LINKS).flatMap(([, attributes = '']) => {
    const address = ADDRESS.exec(attributes)?.[1];
    return address !== undefined && IS_MINE.test(attributes) ? [address] : [];
  });
}

/** Such an address in a page's head, as PeerTube writes it: Mastodon looks for it there. */
export const profileLink = (address: string): string =>
  `<link href="${escapeHtml(address)}" rel="me">`;
