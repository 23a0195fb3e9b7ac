import { webAddress } from '../interaction/target.ts';

const SUBSCRIBE = 'http://ostatus.org/schema/1.0/subscribe';
const PATIENCE_MS = 4000;

interface Link {
  rel?: string;
  template?: string;
}

/**
 * The page of somebody's own node that follows `uri` for them, as WebFinger tells (OStatus `subscribe`); where it tells
 * nothing, the page PeerTube has for this.
 */
export async function findSubscribePage(ownHandle: string, uri: string): Promise<string> {
  const host = ownHandle.slice(ownHandle.lastIndexOf('@') + 1);
  const origin = `${location.protocol}//${host}`;
  const links = await readLinks(`${origin}/.well-known/webfinger?resource=acct:${ownHandle}`);
  return subscribePage(links, origin, uri);
}

/** The same, of what WebFinger told. Only web addresses of that very node are opened. */
export function subscribePage(links: Link[], origin: string, uri: string): string {
  const template = links.find(({ rel }) => rel === SUBSCRIBE)?.template ?? '';
  const told = webAddress(template.replace('{uri}', encodeURIComponent(uri)));
  return told && new URL(told).origin === origin
    ? told
    : `${origin}/remote-interaction?uri=${encodeURIComponent(uri)}`;
}

async function readLinks(address: string): Promise<Link[]> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { links } = (await response.json()) as { links?: Link[] };
    return Array.isArray(links) ? links : [];
  } catch {
    return []; // nodes that tell other sites nothing are common
  }
}
