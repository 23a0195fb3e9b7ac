import { SECTION_GROUPS } from '../../client/admin/sections.ts';

/** A page of the gallery: its address, who looks at it, and what is done before the picture is taken. */
export type ShownPage = { name: string; path: string; as: 'nobody' | 'root' | 'museum' };

/** What the pages are about. */
export type Things = {
  hero: { shortUUID: string };
  /** What is live on yet another node. */
  live: { shortUUID: string };
  playlist: { shortUUID: string };
  report: number;
  /** Of the other node. */
  host: string;
};

/** Every page: of viewers, of those who publish, and of those who look after the node. */
export const allPages = (things: Things): ShownPage[] => [
  ...viewerPages(things),
  ...creatorPages(things),
  ...adminPages(things),
];

const of = (as: ShownPage['as'], pages: Record<string, string>): ShownPage[] =>
  Object.entries(pages).map(([name, path]) => ({ name, path, as }));

const viewerPages = ({ hero, live, playlist }: Things) => [
  ...of('nobody', {
    'home-signed-out': '/',
    'sign-in': '/login',
    'sign-up': '/signup',
    'forgotten-password': '/forgotten-password',
    about: '/about',
    nowhere: '/nowhere',
    interaction: '/remote-interaction',
  }),
  ...of('root', {
    home: '/',
    browse: '/videos/browse',
    search: '/search?search=river',
    channel: '/c/museum_channel',
    'channel-about': '/c/museum_channel/about',
    person: '/a/museum',
    subscriptions: '/videos/subscriptions',
    library: '/my-library',
    history: '/my-library/history/videos',
    liked: '/my-library/liked',
    playlists: '/my-library/video-playlists',
    notifications: '/my-account/notifications',
    'notification-settings': '/my-account/notifications/settings',
    // last: what is watched for a picture is in the history
    watch: `/w/${hero.shortUUID}`,
    live: `/w/${live.shortUUID}`,
    playlist: `/w/p/${playlist.shortUUID}`,
  }),
];

const creatorPages = ({ hero }: Things) => {
  const edit = `/studio/videos/${hero.shortUUID}`;
  const parts = ['captions', 'chapters', 'cut', 'more', 'statistics'];
  const studio = ['channels', 'new-channel', 'channels/museum_channel', 'imports', 'offers'];
  const more = ['synchronizations', 'comments', 'watched-words', 'statistics'];
  const account = ['security', 'preferences', 'muted', 'data'];
  return of('museum', {
    upload: '/upload',
    'my-videos': '/my/videos',
    edit,
    ...named('edit', edit, parts),
    ...named('studio', '/studio', [...studio, ...more]),
    account: '/my/account',
    ...named('account', '/my/account', account),
  });
};

const NODE = 'moderation/node';

const adminPages = ({ report, host }: Things) => {
  const sections = SECTION_GROUPS.flatMap((group) => group.sections)
    .map(({ path }) => path)
    .filter((path) => path !== NODE);
  const settings = [`moderation/abuses/${report}`, 'overview/users/1'];
  return of('root', {
    ...named('admin', '/admin', [...sections, ...settings]),
    'admin-moderation-node': `/admin/${NODE}?host=${encodeURIComponent(host)}`,
  });
};

const named = (prefix: string, base: string, parts: string[]): Record<string, string> =>
  Object.fromEntries(
    parts.map((part) => [`${prefix}-${part.replaceAll('/', '-')}`, `${base}/${part}`]),
  );
