const WATCH_PATH = /^\/(?:w|videos\/watch)\/([\w-]{1,36})\/?$/;

/** The video a path of a watch page is about: its number, UUID or short UUID. */
export const watchedId = (path: string): string | undefined => WATCH_PATH.exec(path)?.[1];

/** The video an address is about, if it is that of a watch page of this node. */
export function watchedIdOfUrl(address: string, { host }: URL): string | undefined {
  const url = URL.parse(address);
  return url?.host === host ? watchedId(url.pathname) : undefined;
}
