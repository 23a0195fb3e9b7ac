/** The page that is shown when the node cannot be reached; its address says nothing about who asks. */
export const OFFLINE_PAGE = '/offline';

/** What a build made: its name has a hash of its content, so it never changes. */
const ASSET = /^\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg|woff2)$/;

/** Answers of programs and files for downloading, which browsers may open like pages. */
const NO_PAGE =
  /^\/(?:api|assets|download|feeds|lazy-static|nodeinfo|services|static|\.well-known)(?:\/|$)/;

/** Assets of one build; more than that is no longer ours. */
export const KEPT_ASSETS_MAX = 400;

type Asked = { method: string; mode: string; destination: string; url: string };

/** What the worker does about a request: all but pages and assets of this very node is none of its business. */
export function taskFor({ method, mode, destination, url }: Asked, origin: string) {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin) return 'nothing';
  if (mode === 'navigate')
    return destination === 'document' && !NO_PAGE.test(pathname) ? 'page' : 'nothing';
  return isAsset(url, origin) ? 'asset' : 'nothing';
}

/** Whether an address is that of an asset of this node. */
function isAsset(url: string, origin: string): boolean {
  const asked = URL.parse(url, origin);
  return asked?.origin === origin && asked.search === '' && ASSET.test(asked.pathname);
}

/** The assets a page of ours names. */
export const assetsOf = (html: string, origin: string): string[] =>
  Array.from(html.matchAll(/(?:href|src)="([^"]+)"/g), ([, url]) => url!).filter((url) =>
    isAsset(url, origin),
  );

/** The addresses of assets a page asks to keep, as far as they are such. */
export function askedToKeep(message: unknown, origin: string): string[] {
  const { keep } = (typeof message === 'object' && message !== null ? message : {}) as {
    keep?: unknown;
  };
  if (!Array.isArray(keep)) return [];
  return keep
    .slice(0, KEPT_ASSETS_MAX)
    .filter((url): url is string => typeof url === 'string' && isAsset(url, origin));
}
