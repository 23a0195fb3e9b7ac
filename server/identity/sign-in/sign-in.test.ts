import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';

async function open() {
  const node = await startTestNode();
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as object;
  const withToken = (address: string, password: string) =>
    node.request('/api/v1/users/token', {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password }),
    });
  const withCookie = (address: string, password: string, headers: Record<string, string> = {}) =>
    node.request('/api/v1/users/session', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: node.url,
        'x-forwarded-for': address,
        ...headers,
      },
      body: JSON.stringify({ username: 'root', password }),
    });
  /** Signs in from a place, and out again; what the browser keeps of it. */
  const beenIn = async (address: string): Promise<Record<string, string>> => {
    const cookies = (await withCookie(address, ADMIN_PASSWORD)).headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0]!);
    const headers = { origin: node.url, cookie: cookies.join('; ') };
    await node.request('/api/v1/users/session', { method: 'DELETE', headers });
    return { cookie: cookies.find((cookie) => cookie.startsWith('tributary_device='))! };
  };
  /** Wrong attempts, each from a place of its own; their statuses. */
  const guess = async (times: number, headers: Record<string, string> = {}) => {
    const from = Math.floor(Math.random() * 2 ** 30);
    const guesses = Array.from({ length: times }, (_, n) =>
      withCookie(
        `2001:db8:${((from + n) >>> 16).toString(16)}:${((from + n) & 0xffff).toString(16)}::`,
        'nope',
        headers,
      ),
    );
    return new Set((await Promise.all(guesses)).map(({ status }) => status));
  };
  return { node, withToken, withCookie, beenIn, guess };
}

test('after 15 wrong attempts, in either way, a caller waits; others do not', async () => {
  const { withToken, withCookie } = await open();
  const wrong = Array.from({ length: 15 }, (_, n) =>
    (n % 2 ? withCookie : withToken)(`2001:db8:0:1::${n}`, 'nope'),
  );
  for (const { status } of await Promise.all(wrong)) expect(status).toBe(400);
  for (const attempt of [withToken, withCookie]) {
    const response = await attempt('2001:db8:0:1:ffff::', ADMIN_PASSWORD);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'rate_limited' });
    const retryAfterSeconds = Number(response.headers.get('retry-after'));
    expect(retryAfterSeconds).toBeGreaterThan(240);
    expect(retryAfterSeconds).toBeLessThanOrEqual(300);
  }
  expect((await withToken('2001:db8:0:2::', ADMIN_PASSWORD)).status).toBe(200);
});

test('a caller who has to wait is told so before anybody is looked for', async () => {
  const { node, withCookie } = await open();
  const wrong = Array.from({ length: 15 }, () => withCookie('192.0.2.1', 'nope'));
  for (const { status } of await Promise.all(wrong)) expect(status).toBe(400);
  await openTestDatabase(node).transaction(async (tx) => {
    await tx.execute('lock table users in access exclusive mode');
    expect((await withCookie('192.0.2.1', ADMIN_PASSWORD)).status).toBe(429);
  });
});

test('right attempts do not count: people behind one address do not lock each other out', async () => {
  const { withCookie } = await open();
  for (let n = 0; n < 20; n++) {
    expect((await withCookie('192.0.2.1', ADMIN_PASSWORD)).status).toBe(200);
  }
});

test('strangers who guess a password from many places lock out each other, and no device that has been in', async () => {
  const { withToken, withCookie, beenIn, guess } = await open();
  const device = await beenIn('192.0.2.1');

  expect(await guess(50)).toEqual(new Set([400]));
  expect(await guess(1)).toEqual(new Set([429]));
  expect((await withToken('198.51.100.1', ADMIN_PASSWORD)).status).toBe(429);
  expect((await withCookie('198.51.100.1', ADMIN_PASSWORD)).status).toBe(429);
  expect((await withCookie('198.51.100.1', ADMIN_PASSWORD, device)).status).toBe(200);
});

test('a device that has been in, and whoever has stolen it, guesses no more than others do', async () => {
  const { withCookie, beenIn, guess } = await open();
  const [stolen, own] = [await beenIn('192.0.2.1'), await beenIn('192.0.2.1')];

  expect(await guess(15, stolen)).toEqual(new Set([400]));
  expect(await guess(1, stolen)).toEqual(new Set([429]));
  expect((await withCookie('198.51.100.1', ADMIN_PASSWORD, stolen)).status).toBe(429);
  expect((await withCookie('198.51.100.1', ADMIN_PASSWORD, own)).status).toBe(200);
});

test('many devices of one user guess little more than one does', async () => {
  const { withCookie, beenIn, guess } = await open();
  const devices = await Promise.all(
    Array.from({ length: 8 }, (_, n) => beenIn(`192.0.2.${n + 1}`)),
  );
  for (const device of devices.slice(0, 6)) expect(await guess(15, device)).toEqual(new Set([400]));
  expect(await guess(10, devices[6])).toEqual(new Set([400]));
  expect(await guess(1, devices[6])).toEqual(new Set([429]));
  expect((await withCookie('198.51.100.1', ADMIN_PASSWORD, devices[7])).status).toBe(429);
});

test('after another password, a device that has been in is a stranger', async () => {
  const { node, withCookie, beenIn, guess } = await open();
  const device = await beenIn('192.0.2.1');
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const passwords = { currentPassword: ADMIN_PASSWORD, password: 'another one' };
  const changed = await root.request('/api/v1/users/me', { method: 'PUT', ...asJson(passwords) });
  expect(changed.status).toBe(204);
  await guess(50);
  expect((await withCookie('198.51.100.1', 'another one', device)).status).toBe(429);
});

test('a device of one user is a stranger to another, and so is one that nobody has sealed', async () => {
  const { node, withCookie, beenIn, guess } = await open();
  const { join } = await openPeople(node);
  await join('ada');
  const adas = await node.request('/api/v1/users/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: node.url },
    body: JSON.stringify({ username: 'ada', password: 'open sesame' }),
  });
  const ofAda = adas.headers.getSetCookie().at(-1)!.split(';')[0]!;
  const { cookie: ofRoot } = await beenIn('192.0.2.1');
  await guess(50);
  const forged = `tributary_device=${'a'.repeat(32)}.${'a'.repeat(43)}`;
  const renamed = ofRoot!.replace('=', '=x');
  for (const cookie of [ofAda, forged, renamed])
    expect((await withCookie('198.51.100.1', ADMIN_PASSWORD, { cookie })).status).toBe(429);
});

test('where somebody is signed in, they sign in again whatever strangers do', async () => {
  const { withToken, guess } = await open();
  expect((await withToken('192.0.2.1', ADMIN_PASSWORD)).status).toBe(200);
  await guess(50);
  expect((await withToken('192.0.2.1', ADMIN_PASSWORD)).status).toBe(200);
  expect((await withToken('198.51.100.1', ADMIN_PASSWORD)).status).toBe(429);
});
