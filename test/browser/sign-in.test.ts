import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { fillSignIn, signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

async function visiting(path: string) {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await page.goto(path);
  return { node, page };
}

test('who is asked to sign in comes back to where they were going', async () => {
  const { page } = await visiting('/my/videos');
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page);
  await page.getByRole('heading', { name: 'Nothing of yours yet' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/my/videos');
});

test('a wrong password is refused in words, and so are too many of them', async () => {
  const { page } = await visiting('/login');
  await fillSignIn(page, 'root', 'wrong');
  await page.getByText('That did not match').waitFor();
  for (let tries = 0; tries < 20; tries++) {
    await fillSignIn(page, 'root', `wrong ${tries}`);
    const words = page.getByRole('alert').locator('strong');
    await words.waitFor();
    if ((await words.innerText()) === 'Too many tries') break;
  }
  expect(await page.getByRole('alert').innerText()).toMatch(
    /Try again in \d+ (minutes?|seconds)\.$/,
  );
});

test('signing in never leads to another site', async () => {
  const { node, page } = await visiting('/login?return=//evil.example/x');
  await fillSignIn(page);
  await page.waitForURL((url) => url.pathname !== '/login');
  expect(page.url()).toBe(`${node.url}/`);
});

test('signing out holds for every tab of the browser', async () => {
  const node = await startTestNode();
  const context = await viewer(node);
  const [here, there] = [await context.newPage(), await context.newPage()];
  await signInTo(here, '/upload');
  await there.goto('/');
  await there.getByRole('button', { name: 'Account' }).waitFor();

  await here.getByRole('button', { name: 'Account' }).click();
  await here.getByRole('menuitem', { name: 'Sign out' }).click();

  await here.getByRole('heading', { name: 'Sign in first' }).waitFor();
  await there.getByRole('link', { name: 'Sign in' }).waitFor();
  const kept = (await context.cookies()).map(({ name }) => name);
  expect(kept).toEqual(['tributary_device']); // by it alone nobody is signed in
});

test('a profile that was changed is not left without a question', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/my/account');
  await page.getByLabel('Name', { exact: true }).fill('River keeper');
  await page.getByRole('link', { name: 'Preferences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).pathname).toBe('/my/account');
  await page.getByRole('link', { name: 'Preferences' }).click();
  await dialog.getByRole('button', { name: 'Save and leave' }).click();
  await page.waitForURL((url) => url.pathname === '/my/account/preferences');
  const account = await (await node.request('/api/v1/accounts/root')).json();
  expect(account).toMatchObject({ displayName: 'River keeper' });
});
