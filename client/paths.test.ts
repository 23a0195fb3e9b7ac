import { expect, test } from 'vitest';

import { isEntrance, localPath, matchRoute, paths, returnPath, shownAt } from './paths.ts';

test('the paths of the client', () => {
  expect({
    home: paths.home(),
    watch: paths.watch('kX9'),
    watchAt: paths.watch('kX9', 62.8),
    feed: paths.feed('gold_channel'),
    upload: paths.upload(),
    myVideos: paths.myVideos(),
    account: paths.account(),
    browse: paths.browse({ category: '6', scope: 'local' }),
    search: paths.search({ search: 'two waters & one' }),
    playlist: paths.playlist('kX9', 3),
    channel: paths.channel('herons@far.example', 'about'),
    person: paths.person('ada'),
    subscriptions: paths.subscriptions(),
    library: paths.library(),
    history: paths.history(),
    liked: paths.liked(),
    playlists: paths.playlists(),
    notifications: paths.notifications(),
    notificationSettings: paths.notificationSettings(),
    forgottenPassword: paths.forgottenPassword(),
    askVerification: paths.askVerification(),
    askVerificationOfRequest: paths.askVerification('request'),
    signIn: paths.signIn(),
    signInFrom: paths.signIn('/w/kX9?start=1s'),
  }).toMatchInlineSnapshot(`
    {
      "account": "/my/account",
      "askVerification": "/verify-account/ask-send-email",
      "askVerificationOfRequest": "/verify-account/ask-send-email?of=request",
      "browse": "/videos/browse?category=6&scope=local",
      "channel": "/c/herons@far.example/about",
      "feed": "/feeds/videos.atom?videoChannelName=gold_channel",
      "forgottenPassword": "/forgotten-password",
      "history": "/my-library/history/videos",
      "home": "/",
      "library": "/my-library",
      "liked": "/my-library/liked",
      "myVideos": "/my/videos",
      "notificationSettings": "/my-account/notifications/settings",
      "notifications": "/my-account/notifications",
      "person": "/a/ada",
      "playlist": "/w/p/kX9?playlistPosition=3",
      "playlists": "/my-library/video-playlists",
      "search": "/search?search=two+waters+%26+one",
      "signIn": "/login",
      "signInFrom": "/login?return=%2Fw%2FkX9%3Fstart%3D1s",
      "subscriptions": "/videos/subscriptions",
      "upload": "/upload",
      "watch": "/w/kX9",
      "watchAt": "/w/kX9?start=62s",
    }
  `);
});

test.each([
  ['/', { name: 'home' }],
  ['/w/kX9', { name: 'watch', id: 'kX9' }],
  ['/w/kX9/', { name: 'watch', id: 'kX9' }],
  [
    '/videos/watch/98708646-3498-4b82-8fef-d40c47887c4f',
    { name: 'watch', id: '98708646-3498-4b82-8fef-d40c47887c4f' },
  ],
  ['/w/kX9;threadId=3', { name: 'watch', id: 'kX9' }],
  ['/w/', { name: 'notFound' }],
  ['/w/a/b', { name: 'notFound' }],
  ['/w/p/kX9', { name: 'playlist', id: 'kX9' }],
  ['/videos/watch/playlist/kX9', { name: 'playlist', id: 'kX9' }],
  ['/c/herons', { name: 'channel', handle: 'herons', tab: '' }],
  [
    '/c/herons@far.example:9000/about',
    { name: 'channel', handle: 'herons@far.example:9000', tab: 'about' },
  ],
  [
    '/video-channels/herons%40far.example',
    { name: 'channel', handle: 'herons@far.example', tab: '' },
  ],
  ['/a/ada/video-channels', { name: 'person', handle: 'ada', tab: 'video-channels' }],
  ['/accounts/ada', { name: 'person', handle: 'ada', tab: '' }],
  ['/@ada', { name: 'actor', handle: 'ada', tab: '' }],
  ['/c/%3Cscript%3E', { name: 'notFound' }],
  ['/videos/subscriptions', { name: 'subscriptions' }],
  ['/my-library/history/videos', { name: 'history' }],
  ['/my-library/liked', { name: 'liked' }],
  ['/my-account/notifications/', { name: 'notifications' }],
  ['/w/%2e%2e', { name: 'notFound' }],
  ['/my/videos', { name: 'myVideos' }],
  ['/my/account', { name: 'account', part: 'profile' }],
  ['/remote-interaction', { name: 'interaction' }],
  ['/authorize_interaction', { name: 'interaction' }],
  ['/signup', { name: 'signUp' }],
  ['/reset-password', { name: 'resetPassword' }],
  ['/verify-account/email', { name: 'verifyEmail' }],
  ['/verify-account/ask-send-email', { name: 'askVerification' }],
  ['/elsewhere', { name: 'notFound' }],
])('%s', (path, route) => expect(matchRoute(path)).toEqual(route));

test.each([
  [null, '/'],
  ['/w/kX9?start=1s', '/w/kX9?start=1s'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, %j leads to %s', (wanted, path) => expect(localPath(wanted)).toBe(path));

const opened = (path: string, opensWith: string) => {
  const { pathname, search } = shownAt(new URL(path, 'https://node.example'), opensWith);
  return pathname + search;
};

test('a node opens with the page it is set to, if there is one, and every other address means itself', () => {
  expect(opened('/', '/')).toBe('/');
  expect(opened('/', '/videos/browse?scope=local')).toBe('/videos/browse?scope=local');
  expect(opened('/', '/videos/nowhere')).toBe('/');
  expect(opened('/', '/\\elsewhere.example')).toBe('/');
  expect(opened('/', '/login')).toBe('/');
  expect(opened('/', '/signup?from=home')).toBe('/');
  expect(opened('/about', '/videos/browse')).toBe('/about');
  expect(matchRoute(paths.homePage())).toEqual({ name: 'home' });
});

test.each([
  ['/login', true],
  ['/signup', true],
  ['/forgotten-password', true],
  ['/reset-password', true],
  ['/verify-account/email', true],
  ['/verify-account/ask-send-email', true],
  ['/', false],
  ['/w/kX9', false],
])('whether one only signs in or joins at %s: %s', (path, entrance) => {
  expect(isEntrance(matchRoute(path))).toBe(entrance);
});

test.each([
  ['/studio?tab=1', '/studio?tab=1'],
  ['/login?return=/login', '/'],
  ['/signup', '/'],
  ['/reset-password?userId=1', '/'],
  ['//evil.example/', '/'],
])('who has signed in and wanted %j is sent to %s', (wanted, path) =>
  expect(returnPath(wanted)).toBe(path),
);
