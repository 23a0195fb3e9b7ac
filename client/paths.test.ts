import { expect, test } from 'vitest';

import { localPath, matchRoute, paths } from './paths.ts';

test('the paths of the client', () => {
  expect({
    home: paths.home(),
    watch: paths.watch('kX9'),
    watchAt: paths.watch('kX9', 62.8),
    feed: paths.feed('gold_channel'),
    upload: paths.upload(),
    myVideos: paths.myVideos(),
    account: paths.account(),
    signIn: paths.signIn(),
    signInFrom: paths.signIn('/w/kX9?start=1s'),
  }).toMatchInlineSnapshot(`
    {
      "account": "/my/account",
      "feed": "/feeds/videos.atom?videoChannelName=gold_channel",
      "home": "/",
      "myVideos": "/my/videos",
      "signIn": "/login",
      "signInFrom": "/login?return=%2Fw%2FkX9%3Fstart%3D1s",
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
  ['/w/%2e%2e', { name: 'notFound' }],
  ['/my/videos', { name: 'myVideos' }],
  ['/my/account', { name: 'account' }],
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
