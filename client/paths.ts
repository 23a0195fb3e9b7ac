import { matchStudio, studioPaths, type StudioRoute } from './studio/studio-paths.ts';

/** What a path of this node's client means. */
export type Route =
  | { name: 'home' }
  | { name: 'browse' }
  | { name: 'search' }
  | { name: 'watch'; id: string }
  | { name: 'playlist'; id: string }
  | { name: 'channel'; handle: string; tab: string }
  | { name: 'person'; handle: string; tab: string }
  | { name: 'actor'; handle: string; tab: string }
  | { name: 'subscriptions' }
  | { name: 'library' }
  | { name: 'history' }
  | { name: 'liked' }
  | { name: 'playlists' }
  | { name: 'notifications' }
  | { name: 'notificationSettings' }
  | { name: 'upload' }
  | StudioRoute
  | { name: 'interaction' }
  | { name: 'signIn' }
  | { name: 'signUp' }
  | { name: 'forgottenPassword' }
  | { name: 'resetPassword' }
  | { name: 'verifyEmail' }
  | { name: 'askVerification' }
  | { name: 'about' }
  | { name: 'admin'; section: string }
  | { name: 'notFound' };

/** Every path of the client, built in one place. */
export const paths = {
  home: () => '/',
  /** The same, also on a node that opens with another page. */
  homePage: () => '/home',
  watch: (shortUUID: string, startSeconds = 0) =>
    startSeconds > 0 ? `/w/${shortUUID}?start=${Math.floor(startSeconds)}s` : `/w/${shortUUID}`,
  /** All videos, narrowed by the fields of a query. */
  browse: (query: Record<string, string> = {}) => withQuery('/videos/browse', query),
  search: (query: Record<string, string> = {}) => withQuery('/search', query),
  playlist: (shortUUID: string, position = 0) =>
    position > 0 ? `/w/p/${shortUUID}?playlistPosition=${position}` : `/w/p/${shortUUID}`,
  /** A channel, by its name, or by `name@host` where that is another node. */
  channel: (handle: string, tab = '') => `/c/${handle}${tab && `/${tab}`}`,
  person: (handle: string, tab = '') => `/a/${handle}${tab && `/${tab}`}`,
  subscriptions: () => '/videos/subscriptions',
  library: () => '/my-library',
  history: () => '/my-library/history/videos',
  liked: () => '/my-library/liked',
  playlists: () => '/my-library/video-playlists',
  notifications: () => '/my-account/notifications',
  notificationSettings: () => '/my-account/notifications/settings',
  /** What is new in a channel, for feed readers. */
  feed: (channelName: string) =>
    `/feeds/videos.atom?videoChannelName=${encodeURIComponent(channelName)}`,
  upload: () => '/upload',
  ...studioPaths,
  about: () => '/about',
  /** A page of those who look after the node; `client/admin/sections.ts` has their names. */
  admin: (section = 'overview') => `/admin/${section}`,
  signIn: (returnTo = '/') =>
    returnTo === '/' ? '/login' : `/login?return=${encodeURIComponent(returnTo)}`,
  signUp: () => '/signup',
  forgottenPassword: () => '/forgotten-password',
  /** Where a mail that proves an address is asked for again: a user's, or a request's to join. */
  askVerification: (of: 'user' | 'request' = 'user') =>
    withQuery('/verify-account/ask-send-email', of === 'request' ? { of } : {}),
};

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

const PAGES: Record<
  string,
  Exclude<Route['name'], 'watch' | 'playlist' | 'admin' | Actor | StudioRoute['name']>
> = {
  '/': 'home',
  '/home': 'home',
  '/homepage': 'home', // this and `/videos` as PeerTube's links have them
  '/videos': 'browse',
  '/videos/browse': 'browse',
  '/videos/subscriptions': 'subscriptions',
  '/search': 'search',
  '/upload': 'upload',
  '/about': 'about',
  '/about/instance': 'about',
  '/about/instance/home': 'about',
  '/about/peertube': 'about',
  '/my-library': 'library',
  '/my-library/history/videos': 'history',
  '/my-library/liked': 'liked',
  '/my-library/video-playlists': 'playlists',
  '/my-account/notifications': 'notifications',
  '/my-account/notifications/settings': 'notificationSettings',
  '/login': 'signIn',
  '/signup': 'signUp',
  '/forgotten-password': 'forgottenPassword',
  '/reset-password': 'resetPassword', // in mails, as are those below; these paths are PeerTube's
  '/verify-account/email': 'verifyEmail',
  '/verify-account/ask-send-email': 'askVerification',
  '/remote-interaction': 'interaction', // where other sites send people with what they want opened: PeerTube's path,
  '/authorize_interaction': 'interaction', // and Mastodon's, which many sites know
};
type Actor = 'channel' | 'person' | 'actor';

const PLAYLIST = /^\/(?:w\/p|videos\/watch\/playlist)\/([\w-]+)$/;
const VIDEO = /^\/(?:w|videos\/watch)\/([\w-]+)(?:;[^/]*)?$/;
const HANDLE = '([\\w.-]+(?:@[\\w.:-]+)?)(?:/([\\w-]+))?$';
const ACTORS: [Actor, RegExp][] = [
  ['channel', new RegExp(`^/(?:c|video-channels)/${HANDLE}`)],
  ['person', new RegExp(`^/(?:a|accounts)/${HANDLE}`)],
  ['actor', new RegExp(`^/@${HANDLE}`)],
];

const ENTRANCES: readonly Route['name'][] = [
  'signIn',
  'signUp',
  'forgottenPassword',
  'resetPassword',
  'verifyEmail',
  'askVerification',
];

/** Whether a page is there to sign in or to join: nobody comes back to it, and its address may hold a secret. */
export const isEntrance = ({ name }: Route): boolean => ENTRANCES.includes(name);

/**
 * The path and query whose page is shown at an address: at `/` what the node opens with, if it has such a page. Those
 * who sign in end there, so it is no page to sign in on.
 */
export function shownAt(address: Pick<URL, 'pathname' | 'search'>, opensWith: string) {
  if (address.pathname !== '/' || address.search !== '') return address;
  const opened = new URL(localPath(opensWith), 'https://node.invalid');
  const route = matchRoute(opened.pathname);
  return route.name === 'notFound' || isEntrance(route) ? address : opened;
}

/** The page a path asks for; `notFound` for anything unknown. */
export function matchRoute(pathname: string): Route {
  const path = pathname.replace(/(.)\/+$/, '$1');
  const name = PAGES[path];
  if (name) return { name };
  const section = /^\/admin(?:\/(.+))?$/.exec(path);
  if (section) return { name: 'admin', section: section[1] ?? 'overview' };
  return matchThing(path) ?? matchActor(path) ?? matchStudio(path) ?? { name: 'notFound' };
}

/** A video or a playlist. */
function matchThing(path: string): Route | null {
  const list = PLAYLIST.exec(path)?.[1];
  if (list) return { name: 'playlist', id: list };
  const watched = VIDEO.exec(path)?.[1];
  return watched ? { name: 'watch', id: watched } : null;
}

/** Who publishes. */
function matchActor(path: string): Route | null {
  const decoded = path.replaceAll('%40', '@').replaceAll('%3A', ':');
  for (const [name, pattern] of ACTORS) {
    const [, handle, tab = ''] = pattern.exec(decoded) ?? [];
    if (handle) return { name, handle, tab };
  }
  return null;
}

/** A path on this very node to go back to, or `/` when what was given could lead anywhere else. */
export function localPath(wanted: string | null): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/';
  const here = 'https://node.invalid';
  const url = URL.parse(wanted, here); // a tab or newline inside `wanted` could still make it `//elsewhere`
  return url?.origin === here ? url.pathname + url.search + url.hash : '/';
}

/** The same for those who have signed in, who are not sent to where people sign in or join. */
export function returnPath(wanted: string | null): string {
  const path = localPath(wanted);
  const { pathname } = new URL(path, 'https://node.invalid');
  return isEntrance(matchRoute(pathname)) ? '/' : path;
}
