import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';

const PASSWORD = 'open sesame';
type Fields = Record<string, string>;

const idOf = async (user: SignedIn) =>
  ((await (await user.request('/api/v1/users/me')).json()) as { id: number }).id;

const act = (by: SignedIn, id: number | string, what: string, body: object) =>
  by.request(`/api/v1/users/${id}/two-factor/${what}`, { method: 'POST', ...asJson(body) });

async function open() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const [adaId, rootId] = [await idOf(ada), await idOf(root)];
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as Fields;
  const signIn = async (password: string, otp?: string) => {
    const response = await node.request('/api/v1/users/token', {
      method: 'POST',
      headers: otp === undefined ? {} : { 'x-peertube-otp': otp },
      body: new URLSearchParams({ ...client, grant_type: 'password', username: 'ada', password }),
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code, asked: response.headers.get('x-peertube-otp') };
  };
  return { node, root, ada, adaId, rootId, signIn };
}

const codeOf = (secret: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + stepsAhead * 30_000,
  });

async function enable({ ada, adaId }: Awaited<ReturnType<typeof open>>) {
  const asked = await act(ada, adaId, 'request', { currentPassword: PASSWORD });
  expect(asked.status).toBe(200);
  const { otpRequest } = (await asked.json()) as { otpRequest: Fields };
  const { requestToken, secret } = otpRequest as { requestToken: string; secret: string };
  return { requestToken, secret, uri: otpRequest['uri'] };
}

test('with two factors, a password alone lets nobody in, and each code once', async () => {
  const opened = await open();
  const { node, ada, adaId, signIn } = opened;
  const { requestToken, secret, uri } = await enable(opened);
  expect(uri).toMatch(/^otpauth:\/\/totp\/localhost.*:ada\?/);
  const confirm = (otpToken: string) =>
    act(ada, adaId, 'confirm-request', { requestToken, otpToken });
  expect((await confirm('000000')).status).toBe(403);
  expect((await confirm(codeOf(secret))).status).toBe(204);
  expect((await confirm(codeOf(secret))).status).toBe(400);
  const me = await (await ada.request('/api/v1/users/me')).json();
  expect(me).toMatchObject({ twoFactorEnabled: true });
  const [row] = await openTestDatabase(node).execute<{ sealed: string }>(
    `select encode(sealed_secret, 'escape') as sealed from otp_apps`,
  );
  expect(row!.sealed).not.toContain(secret);

  expect(await signIn('wrong', codeOf(secret))).toMatchObject({
    status: 400,
    code: 'invalid_grant',
  });
  expect(await signIn(PASSWORD)).toEqual({
    status: 401,
    code: 'missing_two_factor',
    asked: 'required; app',
  });
  expect(await signIn(PASSWORD, '123456')).toMatchObject({
    status: 400,
    code: 'invalid_two_factor',
  });
  const code = codeOf(secret);
  const both = await Promise.all([signIn(PASSWORD, code), signIn(PASSWORD, code)]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));
  expect(await signIn(PASSWORD, code)).toMatchObject({ code: 'invalid_two_factor' });
  expect((await signIn(PASSWORD, codeOf(secret, 1))).status).toBe(200);

  const made = await act(ada, adaId, 'recovery-codes', { currentPassword: PASSWORD });
  const { codes } = (await made.json()) as { codes: string[] };
  expect(codes).toHaveLength(10);
  expect((await signIn(PASSWORD, codes[3]!.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
  expect((await signIn(PASSWORD, codes[3])).code).toBe('invalid_two_factor');
  const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(PASSWORD, '000000')));
  expect(guesses.filter((guess) => guess.code === 'rate_limited').length).toBeGreaterThan(0);
});

test('who may turn two factors on and off', async () => {
  const opened = await open();
  const { root, ada, adaId, rootId, signIn } = opened;
  const { requestToken, secret } = await enable(opened);
  const otpToken = codeOf(secret);
  const statuses = async (asked: Parameters<typeof act>[]) => {
    const answers = [];
    for (const args of asked) answers.push((await act(...args)).status);
    return answers;
  };
  const own = { currentPassword: PASSWORD };
  expect(
    await statuses([
      [root, 4242, 'request', { currentPassword: ADMIN_PASSWORD }],
      [root, 'nobody', 'request', {}],
      [ada, rootId, 'request', own],
      [ada, adaId, 'request', {}],
      [ada, adaId, 'request', { currentPassword: ADMIN_PASSWORD }],
      [root, adaId, 'request', {}],
      [root, rootId, 'request', {}],
      [root, rootId, 'confirm-request', { requestToken, otpToken }],
      [ada, adaId, 'confirm-request', { requestToken: 'toto', otpToken }],
      [ada, adaId, 'confirm-request', { otpToken }],
      [ada, adaId, 'disable', own],
      [root, adaId, 'confirm-request', { requestToken, otpToken }],
    ]),
  ).toEqual([404, 400, 403, 400, 403, 200, 400, 403, 403, 400, 400, 204]);
  expect((await act(ada, adaId, 'disable', { currentPassword: 'no' })).status).toBe(403);
  expect((await act(root, adaId, 'disable', {})).status).toBe(204);
  expect((await signIn(PASSWORD)).status).toBe(200);
});
