import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { read, write } from '../support/two-nodes.ts';
import { fillSignIn, signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3))`;
const SHORT = '<img src=x onerror=alert(4)>';
const MARKDOWN = `![${SHORT}](javascript:alert(5)) <svg onload=alert(6)> [go](data:text/html,${SHORT})`;

/** A page, and what it alerted: nothing of what strangers write may run. */
async function watched(context: BrowserContext) {
  const page = await context.newPage();
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  return { page, alerts };
}

/** Links and pictures that strangers' words have become. */
const becameElements = (page: Page) =>
  page.locator('a[href^="javascript"], a[href^="data:"], img[src="x"], svg[onload]').count();

// W01
test('what a creator writes is text, on every page that shows it', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip(), { name: HOSTILE, description: HOSTILE });
  const { page, alerts } = await watched(await viewer(node));

  await page.goto('/');
  await page.getByRole('link', { name: HOSTILE }).first().waitFor();
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(HOSTILE);
  expect(await becameElements(page)).toBe(0);
  await signInTo(page, '/my/videos');
  await page.getByRole('link', { name: HOSTILE }).first().waitFor();

  expect(alerts).toEqual([]);
});

// W02
test('what viewers write and their clients say of themselves is text to viewers and administrators', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const id = await givenVideo(root, await longClip(), { name: 'A river', description: MARKDOWN });
  const eve = await join('eve');
  await write(eve, 'PUT', '/users/me', { displayName: SHORT, description: MARKDOWN });
  await write(eve, 'POST', `/videos/${id}/comment-threads`, { text: MARKDOWN });
  const video = { id: (await read<{ id: number }>(root, `/videos/${id}`)).id };
  await write(eve, 'POST', '/abuses', { reason: MARKDOWN, video });
  const herBrowser = await viewer(node, { userAgent: `Firefox/1 ${HOSTILE}` });
  const { page: hers, alerts: toHer } = await watched(herBrowser);
  await hers.goto('/login?return=/my/account/security');
  await fillSignIn(hers, 'eve', 'open sesame');
  await hers.getByText('This one').waitFor();

  const { page, alerts } = await watched(await viewer(node));
  await page.goto('/');
  await signInTo(page, `/w/${id}`);
  await page.getByRole('article', { name: `Comment by ${SHORT}` }).waitFor();
  expect(await becameElements(page)).toBe(0);
  const { id: eveId } = await read<{ id: number }>(eve, '/users/me');
  for (const [path, shown] of [
    ['/a/eve', SHORT],
    ['/admin/overview/comments', SHORT],
    ['/admin/moderation/abuses', SHORT],
    [`/admin/overview/users/${eveId}`, 'Firefox'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('main').getByText(shown).first().waitFor();
    expect([path, await becameElements(page)]).toEqual([path, 0]);
  }
  expect([...alerts, ...toHer]).toEqual([]);
});
