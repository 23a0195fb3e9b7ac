import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { openInbox } from '../support/mail.ts';
import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();
const PASSWORD = 'open sesame';
const OPEN = {
  enabled: true,
  limit: -1,
  minimumAge: 0,
  requiresApproval: false,
  requiresEmailVerification: false,
};

/** A node that people can join, in a way, and a visitor who is asked to sign in there. */
async function openNode(signup: Record<string, boolean | number> = {}) {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const { root, join } = await openPeople(node);
  const body = asJson({ signup: { ...OPEN, ...signup } });
  const response = await root.request('/api/v1/config/custom', { method: 'PUT', ...body });
  expect(response.status).toBe(200);
  const page = await (await viewer(node)).newPage();
  await page.goto('/login');
  return { inbox, root, join, page };
}

/** Opens the link of a mail on the node itself, whatever it calls itself in mails. */
async function openLink(page: Page, { text }: { text: string }) {
  const { pathname, search } = new URL(/http\S+/.exec(text)![0]);
  await page.goto(pathname + search);
  return pathname;
}

async function fillSignUp(page: Page, username: string) {
  await page.getByRole('link', { name: 'No account yet? Create one' }).click();
  await page.getByRole('heading', { name: 'Create an account' }).waitFor();
  await page.getByLabel('User name', { exact: true }).fill(username);
  await page.getByLabel('E-mail address', { exact: true }).fill(`${username}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Name of your channel').fill('Rivers of the north');
}

/** Has an account ask for codes from now on; how they are made. */
async function turnOnTwoFactor(user: SignedIn) {
  const { id } = (await (await user.request('/api/v1/users/me')).json()) as { id: number };
  const act = (what: string, body: object) =>
    user.request(`/api/v1/users/${id}/two-factor/${what}`, { method: 'POST', ...asJson(body) });
  const asked = (await (await act('request', { currentPassword: PASSWORD })).json()) as {
    otpRequest: { requestToken: string; secret: string };
  };
  const { requestToken, secret } = asked.otpRequest;
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const { status } = await act('confirm-request', { requestToken, otpToken: totp.generate() });
  expect(status).toBe(204);
  return totp;
}

test('with two factors the sign-in page asks for a code, and signs in with it', async () => {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const totp = await turnOnTwoFactor(ada);
  const page = await (await viewer(node)).newPage();

  await page.goto('/login?return=/my/videos');
  await fillSignIn(page, 'ada', PASSWORD);
  const code = page.getByLabel('Six-digit code');
  await code.waitFor();
  await expect.poll(() => code.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
  expect(await code.getAttribute('inputmode')).toBe('numeric');

  await code.fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('The code is not right').waitFor();
  expect(await code.getAttribute('aria-invalid')).toBe('true');

  const nextStep = Date.now() + 30_000; // that of now may have been spent to turn it on
  await code.fill(totp.generate({ timestamp: nextStep }));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Nothing of yours yet' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/my/videos');
});

test('who has forgotten their password chooses another by the link in a mail, once', async () => {
  const { inbox, join, page } = await openNode({ enabled: false });
  await join('ada');
  await page.getByText('Accounts on this node are made by its administrator.').waitFor();
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByLabel('E-mail address', { exact: true }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await page.getByText('Look into your mail').waitFor();
  const mail = await inbox.next('ada@example.org', 'Reset');

  expect(await openLink(page, mail)).toBe('/reset-password');
  const password = page.getByLabel('New password', { exact: true });
  await password.fill('short');
  await page.getByText('At least 6 characters.', { exact: true }).waitFor();
  await password.fill('open barley');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, 'ada', PASSWORD);
  await page.getByText('That did not match').waitFor();
  await fillSignIn(page, 'ada', 'open barley');
  await page.getByRole('button', { name: 'Account' }).waitFor();

  await openLink(page, mail);
  await password.fill('open rye');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('This link does not work any more').waitFor();
});

test('somebody signs up, proves the address by the link in a mail, and signs in', async () => {
  const { inbox, join, page } = await openNode({ requiresEmailVerification: true, minimumAge: 16 });
  await join('ada');
  await fillSignUp(page, 'ada');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('I am at least 16 years old').check();
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect.poll(() => wrongFields(page)).toEqual(['password']);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('Somebody has this name.').waitFor();
  expect(await wrongFields(page)).toEqual(['username']);
  await page.locator('[aria-invalid]:focus').waitFor();

  await page.getByLabel('User name', { exact: true }).fill('eve');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('Somebody has this address.').waitFor();
  expect(await wrongFields(page)).toEqual(['email']);

  await page.getByLabel('E-mail address', { exact: true }).fill('eve@example.org');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('Open the link in the mail that was sent to eve@example.org.').waitFor();
  await inbox.next('eve@example.org', 'Verify');
  await page.goto('/login');
  await fillSignIn(page, 'eve', PASSWORD);
  await page.getByText('Your e-mail address is not verified').waitFor();
  await page.getByRole('link', { name: 'Ask for another link' }).click();
  await page.getByLabel('E-mail address', { exact: true }).fill('eve@example.org');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await expect.poll(() => inbox.sentTo('eve@example.org').length, { timeout: 15_000 }).toBe(2);

  const mail = await inbox.next('eve@example.org', 'Verify');
  expect(await openLink(page, mail)).toBe('/verify-account/email');
  await page.getByText('Your e-mail address is confirmed').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, 'eve', PASSWORD);
  await page.getByRole('button', { name: 'Account' }).waitFor();
  await openLink(page, mail);
  await page.getByText('This link does not work any more').waitFor();
});

test('where moderators decide, a reason is asked for, and who waits is told so', async () => {
  const { page } = await openNode({ requiresApproval: true });
  await fillSignUp(page, 'eve');
  await page.getByLabel('Why do you want to join?').fill('I film rivers.');
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await page.getByRole('heading', { name: 'Your request is in' }).waitFor();
  await page.goto('/login');
  await fillSignIn(page, 'eve', PASSWORD);
  await page.getByText('Your request waits for a moderator').waitFor();
  expect(new URL(page.url()).pathname).toBe('/login');
});

test('where everybody may join, who signs up is in at once', async () => {
  const { page } = await openNode();
  await fillSignUp(page, 'eve');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('Welcome, eve.').waitFor();
  await page.goto('/c/rivers_of_the_north');
  await page.getByRole('heading', { name: 'Rivers of the north' }).waitFor();
  expect(await page.getByRole('button', { name: 'Account' }).count()).toBe(1);
});

/** The names of the fields that something is wrong with. */
const wrongFields = (page: Page) =>
  page
    .locator('[aria-invalid]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('name')));
