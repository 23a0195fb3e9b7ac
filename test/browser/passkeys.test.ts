import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

/** Gives the browser of a page a device that says yes to everything. */
async function giveDevice(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('somebody adds a passkey, signs in with it, renames and removes it', async () => {
  const node = await startTestNode();
  const url = node.url.replace('127.0.0.1', 'localhost'); // passkeys are for names, not for addresses
  const page = await (await viewer({ url })).newPage();
  await giveDevice(page);
  await signInTo(page, '/my/account/security');

  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Chrome on Linux', { exact: true }).first().waitFor();
  await page.getByText('not used yet').waitFor();

  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.goto('/login?return=/my/account/security');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('used just now').waitFor();

  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove Desk' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('“Desk” signs nobody in any more.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Rename/ }).count()).toBe(0);

  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey is not known here').waitFor();
});

test('somebody ends a session they do not know', async () => {
  const node = await startTestNode();
  const there = await (await viewer(node)).newPage();
  await signInTo(there, '/my/videos');
  const here = await (await viewer(node)).newPage();
  await signInTo(here, '/my/account/security');
  await here.getByText('This one').waitFor();
  await here.getByRole('button', { name: 'Sign out', exact: true }).click();
  await here.getByText('Chrome on Linux is signed out.').waitFor();
  await there.goto('/my/videos');
  await there.getByRole('heading', { name: 'Sign in first' }).waitFor();
  expect(await here.getByText('This one').count()).toBe(1);
});
