/** What a path of this node's client means. */
export type Route =
  | { name: 'home' }
  | { name: 'watch'; id: string }
  | { name: 'upload' }
  | { name: 'myVideos' }
  | { name: 'account' }
  | { name: 'signIn' }
  | { name: 'notFound' };

/** Every path of the client, built in one place. */
export const paths = {
  home: () => '/',
  watch: (shortUUID: string, startSeconds = 0) =>
    startSeconds > 0 ? `/w/${shortUUID}?start=${Math.floor(startSeconds)}s` : `/w/${shortUUID}`,
  /** What is new in a channel, for feed readers. */
  feed: (channelName: string) =>
    `/feeds/videos.atom?videoChannelName=${encodeURIComponent(channelName)}`,
  upload: () => '/upload',
  myVideos: () => '/my/videos',
  account: () => '/my/account',
  signIn: (returnTo = '/') =>
    returnTo === '/' ? '/login' : `/login?return=${encodeURIComponent(returnTo)}`,
};

/** The page a path asks for; `notFound` for anything unknown. */
export function matchRoute(pathname: string): Route {
  const path = pathname.replace(/(.)\/+$/, '$1');
  const watched = /^\/(?:w|videos\/watch)\/([\w-]+)(?:;[^/]*)?$/.exec(path)?.[1];
  if (watched) return { name: 'watch', id: watched };
  if (path === '/') return { name: 'home' };
  if (path === '/upload') return { name: 'upload' };
  if (path === '/my/videos') return { name: 'myVideos' };
  if (path === '/my/account') return { name: 'account' };
  if (path === '/login') return { name: 'signIn' };
  return { name: 'notFound' };
}

/** A path on this very node to go back to, or `/` when what was given could lead anywhere else. */
export function localPath(wanted: string | null): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/';
  const here = 'https://node.invalid';
  const url = URL.parse(wanted, here); // a tab or newline inside `wanted` could still make it `//elsewhere`
  return url?.origin === here ? url.pathname + url.search + url.hash : '/';
}
