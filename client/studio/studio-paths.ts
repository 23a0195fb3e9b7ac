/** What of a video is edited. */
const VIDEO_PARTS = ['details', 'captions', 'chapters', 'cut', 'more', 'statistics'] as const;
export type VideoPart = (typeof VIDEO_PARTS)[number];

/** What of an account is set. */
const ACCOUNT_PARTS = ['profile', 'security', 'preferences', 'muted', 'data'] as const;
export type AccountPart = (typeof ACCOUNT_PARTS)[number];

/** Pages of those who publish. */
export type StudioRoute =
  | { name: 'myVideos' }
  | { name: 'editVideo'; id: string; part: VideoPart }
  | { name: 'myChannels' }
  | { name: 'newChannel' }
  | { name: 'editChannel'; handle: string }
  | { name: 'imports' }
  | { name: 'syncs' }
  | { name: 'inbox' }
  | { name: 'watchedWords' }
  | { name: 'offers' }
  | { name: 'studioStatistics' }
  | { name: 'account'; part: AccountPart };

/** All of them but the account. */
export const STUDIO_PAGES: readonly StudioRoute['name'][] = [
  'myVideos',
  'editVideo',
  'myChannels',
  'newChannel',
  'editChannel',
  'imports',
  'syncs',
  'inbox',
  'watchedWords',
  'offers',
  'studioStatistics',
];

/** Where they are; those of one thing name it. */
export const studioPaths = {
  myVideos: () => '/my/videos',
  editVideo: (shortUUID: string, part: VideoPart = 'details') =>
    part === 'details' ? `/studio/videos/${shortUUID}` : `/studio/videos/${shortUUID}/${part}`,
  myChannels: () => '/studio/channels',
  newChannel: () => '/studio/new-channel',
  editChannel: (name: string) => `/studio/channels/${encodeURIComponent(name)}`,
  imports: () => '/studio/imports',
  syncs: () => '/studio/synchronizations',
  inbox: () => '/studio/comments',
  watchedWords: () => '/studio/watched-words',
  offers: () => '/studio/offers',
  studioStatistics: () => '/studio/statistics',
  account: (part: AccountPart = 'profile') =>
    part === 'profile' ? '/my/account' : `/my/account/${part}`,
};

/** Ours first, then the addresses PeerTube has for the same. */
const PLAIN: Record<string, StudioRoute> = {
  '/my/videos': { name: 'myVideos' },
  '/studio': { name: 'myVideos' },
  '/studio/videos': { name: 'myVideos' },
  '/my-library/videos': { name: 'myVideos' },
  '/studio/channels': { name: 'myChannels' },
  '/my-library/video-channels': { name: 'myChannels' },
  '/studio/new-channel': { name: 'newChannel' },
  '/my-library/video-channels/create': { name: 'newChannel' },
  '/studio/imports': { name: 'imports' },
  '/my-library/video-imports': { name: 'imports' },
  '/studio/synchronizations': { name: 'syncs' },
  '/my-library/video-channel-syncs': { name: 'syncs' },
  '/studio/comments': { name: 'inbox' },
  '/my-library/comments-on-my-videos': { name: 'inbox' },
  '/my-account/videos/comments': { name: 'inbox' },
  '/studio/watched-words': { name: 'watchedWords' },
  '/my-library/watched-words/list': { name: 'watchedWords' },
  '/studio/offers': { name: 'offers' },
  '/my-library/ownership': { name: 'offers' },
  '/studio/statistics': { name: 'studioStatistics' },
  '/my/account': { name: 'account', part: 'profile' },
  '/my-account/settings': { name: 'account', part: 'profile' },
  '/my-account/two-factor-auth': { name: 'account', part: 'security' },
  '/my-account/blocklist': { name: 'account', part: 'muted' },
  '/my-account/applications': { name: 'account', part: 'data' },
  '/my-account/import-export': { name: 'account', part: 'data' },
};

/** Of a channel's name only what can be read counts. */
function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

type Named = [pattern: RegExp, pageOf: (found: string, part?: string) => StudioRoute | null];

const NAMED: Named[] = [
  [
    /^\/studio\/videos\/([\w-]+)(?:\/(\w+))?$/,
    (id, part = 'details') => (isOf(VIDEO_PARTS, part) ? { name: 'editVideo', id, part } : null),
  ],
  [
    /^\/videos\/(?:update|manage)\/([\w-]+)(?:\/.*)?$/,
    (id) => ({ name: 'editVideo', id, part: 'details' }),
  ],
  [/^\/stats\/videos\/([\w-]+)(?:\/.*)?$/, (id) => ({ name: 'editVideo', id, part: 'statistics' })],
  [
    /^\/(?:studio\/channels|my-library\/video-channels\/(?:update|manage))\/([\w.:%-]+)$/,
    (encoded) => ({ name: 'editChannel', handle: nameOf(encoded) }),
  ],
  [
    /^\/my\/account\/(\w+)$/,
    (part) => (isOf(ACCOUNT_PARTS, part) ? { name: 'account', part } : null),
  ],
];

/** The page of the studio a path without a closing slash asks for, if it is one of these. */
export function matchStudio(path: string): StudioRoute | null {
  const plain = PLAIN[path];
  if (plain) return plain;
  for (const [pattern, pageOf] of NAMED) {
    const [, found, part] = pattern.exec(path) ?? [];
    if (found !== undefined) return pageOf(found, part);
  }
  return null;
}

function isOf<One extends string>(all: readonly One[], value: string): value is One {
  return all.includes(value as One);
}
