import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { openInbox } from '../support/mail.ts';
import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();
const PASSWORD = 'open sesame';
const linkIn = (text: string) => /http\S+/.exec(text)![0];

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
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  await (await openPeople(node)).join('ada');
  const page = await (await viewer(node)).newPage();

  await page.goto('/login');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await page.getByText('Look into your mail').waitFor();
  const { text } = await inbox.next('ada@example.org', 'Reset');

  const link = new URL(linkIn(text));
  expect(link.pathname).toBe('/reset-password');
  await page.goto(link.pathname + link.search);
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

  await page.goto(link.pathname + link.search);
  await password.fill('open rye');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('This link does not work any more').waitFor();
});
