import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { SECTION_GROUPS } from '../../client/admin/sections.ts';
import { matchRoute, type Route } from '../../client/paths.ts';
import type { SignedIn } from '../support/client.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { signInTo, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';
import { look, settled } from './rules.ts';

const { viewer } = useBrowser();
test('no page of viewers and creators breaks a rule of WCAG 2.2 AA that a program can find, nor is wider than 320 px', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await ladderClip(), { description: '0:00 Dawn\n0:04 Day' });
  await write(root, 'POST', `/videos/${id}/comment-threads`, { text: 'Lovely, at 0:03' });
  await write(root, 'POST', `/videos/${id}/views`, { currentTime: 2 });
  const list = await givenPlaylist(root, id);
  expect(await broken(node, [...viewerPages(id, list), ...creatorPages(id)])).toEqual({});
}, 240_000);

test('every page there is is one of those that are looked at', () => {
  const pages = [
    ...viewerPages('a', 'b'),
    ...creatorPages('a'),
    ...JOINING_PAGES,
    '/admin/overview',
  ];
  const names = pages.map(
    (path) => matchRoute(new URL(path, 'https://node.invalid').pathname).name,
  );
  expect([...new Set(names)].toSorted()).toEqual(Object.keys(NAMES).toSorted());
});

test('nor does any page of the administration', async () => {
  const sections = SECTION_GROUPS.flatMap((group) => group.sections);
  const paths = [...sections.map(({ path }) => path), 'moderation/abuses/1', 'overview/users/1'];
  const node = await startTestNode();
  const { join, root } = await openPeople(node);
  const { uuid } = await openCatalog(node).givenVideo(root, { name: 'Herons' });
  const report = { reason: 'Those are storks.', video: { id: uuid } };
  await write(await join('ada'), 'POST', '/abuses', report);
  const pages = paths.map((path) => `/admin/${path}`);
  expect(await broken(node, [...pages, '/admin/moderation/node?host=far.example'])).toEqual({});
}, 240_000);

test('nor does any page of who is not here yet', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const signup = { enabled: true, requiresApproval: true, minimumAge: 16 };
  await write(root, 'PUT', '/config/custom', { instance: { terms: 'Be kind.' }, signup });
  expect(await broken(node, JOINING_PAGES, { signedIn: false })).toEqual({});
}, 240_000);

const JOINING_PAGES = [
  '/login',
  '/signup',
  '/forgotten-password',
  '/reset-password?userId=1&verificationString=x',
  '/verify-account/email?userId=1&verificationString=x',
  '/verify-account/ask-send-email',
];

const viewerPages = (id: string, list: string) => [
  '/',
  '/videos/browse',
  '/search?search=stream',
  `/w/${id}`,
  `/w/p/${list}`,
  '/c/root_channel',
  '/c/root_channel/video-playlists',
  '/c/root_channel/about',
  '/a/root',
  '/@root',
  '/videos/subscriptions',
  '/my-library',
  '/my-library/history/videos',
  '/my-library/liked',
  '/my-library/video-playlists',
  '/my-account/notifications',
  '/my-account/notifications/settings',
  '/about',
  '/remote-interaction',
  '/nowhere',
];

/** Whatever an address can mean. */
const NAMES: Record<Route['name'], true> = {
  home: true,
  browse: true,
  search: true,
  watch: true,
  playlist: true,
  channel: true,
  person: true,
  actor: true,
  subscriptions: true,
  library: true,
  history: true,
  liked: true,
  playlists: true,
  notifications: true,
  notificationSettings: true,
  upload: true,
  myVideos: true,
  editVideo: true,
  myChannels: true,
  newChannel: true,
  editChannel: true,
  imports: true,
  syncs: true,
  inbox: true,
  watchedWords: true,
  offers: true,
  studioStatistics: true,
  account: true,
  interaction: true,
  signIn: true,
  signUp: true,
  forgottenPassword: true,
  resetPassword: true,
  verifyEmail: true,
  askVerification: true,
  about: true,
  admin: true,
  notFound: true,
};

const under = (path: string, parts: string[]) => parts.map((part) => path + part);
const creatorPages = (id: string) => [
  '/upload',
  '/my/videos',
  ...under(`/studio/videos/${id}`, ['', '/captions', '/chapters', '/cut', '/more', '/statistics']),
  ...under('/studio/', ['channels', 'new-channel', 'channels/root_channel', 'imports', 'offers']),
  ...under('/studio/', ['synchronizations', 'comments', 'watched-words', 'statistics']),
  ...under('/my/account', ['', '/security', '/preferences', '/muted', '/data']),
];

/** What breaks which rule on these pages, as the administrator sees them, or somebody unknown. */
async function broken(node: { url: string }, pages: string[], { signedIn = true } = {}) {
  const page = await (await viewer(node)).newPage();
  if (signedIn) await signInTo(page, '/');
  const found: Record<string, string[]> = {};
  for (const path of pages) {
    await page.goto(path);
    await settled(page);
    await look(page, path, found);
    const tooWide = await tooWideOn(page);
    if (tooWide.length > 0) found[`${path}, 320 px`] = tooWide;
  }
  return found;
}

/** A playlist with the video in it; its id. */
async function givenPlaylist(owner: SignedIn, id: string) {
  const me = await read<{ videoChannels: { id: number }[] }>(owner, '/users/me');
  const form = new FormData();
  const said = {
    displayName: 'Birds',
    privacy: '1',
    videoChannelId: String(me.videoChannels[0]!.id),
  };
  for (const [name, value] of Object.entries(said)) form.set(name, value);
  const made = await owner.request('/api/v1/video-playlists', { method: 'POST', body: form });
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { shortUUID: string } };
  const { id: videoId } = await read<{ id: number }>(owner, `/videos/${id}`);
  await write(owner, 'POST', `/video-playlists/${videoPlaylist.shortUUID}/videos`, { videoId });
  return videoPlaylist.shortUUID;
}

/** What makes the page scroll sideways in the narrowest window that is to be (WCAG 1.4.10). */
async function tooWideOn(page: Page) {
  const window = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const words = `${scrollWidth - innerWidth} px too wide`;
    const beyond = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3)
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
    return [words, ...beyond];
  });
  await page.setViewportSize(window);
  return found;
}
