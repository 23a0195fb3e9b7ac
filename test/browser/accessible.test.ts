import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { SECTION_GROUPS } from '../../client/admin/sections.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { write } from '../support/two-nodes.ts';
import { signInTo, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';

const { viewer } = useBrowser();
/** Only colours are others in the dark. */
const LOOKS = [
  ['light', ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']],
  ['dark', ['color-contrast']],
] as const;

test('no page of viewers and creators breaks a rule of WCAG 2.2 AA that a program can find, nor is wider than 320 px', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await ladderClip(), { description: '0:00 Dawn\n0:04 Day' });
  await write(root, 'POST', `/videos/${id}/comment-threads`, { text: 'Lovely, at 0:03' });
  await write(root, 'POST', `/videos/${id}/views`, { currentTime: 2 });
  expect(await broken(node, [...viewerPages(id), ...creatorPages(id)])).toEqual({});
}, 240_000);

test('nor does any page of the administration', async () => {
  const sections = SECTION_GROUPS.flatMap((group) => group.sections);
  const paths = sections.map(({ path }) => `/admin/${path}`);
  expect(await broken(await startTestNode(), paths)).toEqual({});
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

const viewerPages = (id: string) => [
  '/',
  '/videos/browse',
  '/search?search=stream',
  `/w/${id}`,
  '/c/root_channel',
  '/a/root',
  '/videos/subscriptions',
  '/my-library',
  '/my-library/history/videos',
  '/my-library/liked',
  '/my-library/video-playlists',
  '/my-account/notifications',
  '/my-account/notifications/settings',
  '/about',
  '/nowhere',
];

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
    await page.evaluate(axe.source);
    for (const [colorScheme, rules] of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const violations = await violationsOn(page, rules);
      if (violations.length > 0) found[`${path}, ${colorScheme}`] = violations;
    }
    const tooWide = await tooWideOn(page);
    if (tooWide.length > 0) found[`${path}, 320 px`] = tooWide;
  }
  return found;
}

/** The page is there, and nothing in it is loading any more. */
async function settled(page: Page) {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => !document.querySelector('main [aria-busy="true"], main .skeleton'),
    undefined,
    { timeout: 60_000 }, // the first look at encoders tries them all
  );
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

/** `rule: the first element that breaks it, and how`. */
async function violationsOn(page: Page, rules: readonly string[]) {
  return page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: [...runOnly],
    });
    return violations.map(
      (one) =>
        `${one.id} ×${one.nodes.length}: ${one.nodes[0]!.html.slice(0, 200)} — ${one.nodes[0]!.failureSummary}`,
    );
  }, rules);
}
