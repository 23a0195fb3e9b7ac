import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>`;

/** A session that is ended is of no use within ten seconds, streams included. */
const DEAD_WITHIN = { timeout: 10_000 };

/** All that a page asks for from now on: addresses, and what they say of where they come from. */
function overhear(page: Page) {
  const said: string[] = [];
  page.on('request', (request) => {
    said.push(request.url(), request.headers()['referer'] ?? '');
  });
  page.on('framenavigated', (frame) => said.push(frame.url()));
  return said;
}

// W04
test('a picture that is a program is refused, and no script finds what a session is known by', async () => {
  const node = await startTestNode();
  await openPeople(node);
  const context = await viewer(node);
  const page = await context.newPage();
  await signInTo(page, '/my/account');
  const send = (type: string) =>
    page.evaluate(
      async ([svg, named]) => {
        const form = new FormData();
        form.set('avatarfile', new File([svg!], 'me.png', { type: named! }));
        const path = '/api/v1/users/me/avatar/pick';
        return (await fetch(path, { method: 'POST', body: form })).status;
      },
      [SVG, type],
    );
  for (const type of ['image/svg+xml', 'image/png']) {
    const status = await send(type);
    expect([type, status >= 400 && status < 500]).toEqual([type, true]);
  }

  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: expect.stringMatching(/^(Lax|Strict)$/),
    });
  const found = await page.evaluate(() =>
    JSON.stringify([document.cookie, ...[localStorage, sessionStorage].map(Object.entries)]),
  );
  for (const { value } of cookies) expect(found).not.toContain(value);
});

// W16
test('a session that is ended elsewhere is dead in its own browser, with what streams to it', async () => {
  const node = await startTestNode();
  await openPeople(node);
  const lost = await (await viewer(node, { userAgent: 'Firefox/1 Windows' })).newPage();
  const ended: string[] = [];
  lost.on('requestfinished', (request) => ended.push(new URL(request.url()).pathname));
  lost.on('requestfailed', (request) => ended.push(new URL(request.url()).pathname));
  const listens = lost.waitForResponse((response) => response.url().endsWith('/stream'));
  await signInTo(lost, '/upload');
  await listens;
  const mine = await (await viewer(node)).newPage();
  await signInTo(mine, '/my/account/security');
  const row = mine.getByRole('listitem').filter({ hasText: 'Firefox on Windows' });
  await row.getByRole('button', { name: 'Sign out' }).click();
  await mine.getByText('Firefox on Windows is signed out.').waitFor();

  const stream = '/api/v1/users/me/notifications/stream';
  await expect.poll(() => ended, DEAD_WITHIN).toContain(stream);
  expect(await lost.evaluate(async () => (await fetch('/api/v1/users/me')).status)).toBe(401);
  await lost.goto('/my/account');
  await lost.getByRole('heading', { name: 'Sign in first' }).waitFor();
});

// W19
test('neither a password nor a session is in an address, in what is asked for, or in the history', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const secret = 'by the old weir';
  const id = await givenVideo(root, await longClip(), {
    privacy: '5',
    'videoPasswords[0]': secret,
  });
  const context = await viewer(node);
  const page = await context.newPage();
  const said = overhear(page);
  await page.goto(`/w/${id}`);
  await page.getByLabel('Password of the video').fill(secret);
  await page.keyboard.press('Enter');
  await untilPlaying(page);
  await signInTo(page, '/my/videos');
  await page.goto(`/w/${id}`);
  await untilPlaying(page);

  const [session] = await context.cookies();
  const all = said.map((text) => decodeURIComponent(text.replaceAll('+', ' '))).join('\n');
  expect(all).toContain(id);
  for (const kept of [secret, ADMIN_PASSWORD, session!.value]) expect(all).not.toContain(kept);
});
