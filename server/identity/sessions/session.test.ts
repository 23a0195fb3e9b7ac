import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../../test/support/node.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';
import { sweepSessions } from '../jobs.ts';

type Headers = Record<string, string>;

const RIGHT = { username: 'root', password: ADMIN_PASSWORD };
const json = { 'content-type': 'application/json' };

const signIn = (node: TestNode, headers: Headers = { origin: node.url }, form: object = RIGHT) =>
  node.request('/api/v1/users/session', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(form),
  });

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

async function signedIn(settings: NodeJS.ProcessEnv = {}) {
  const node = await startTestNode(settings);
  const response = await signIn(node);
  const cookie = cookieOf(response);
  const me = (headers: Headers = {}) =>
    node.request('/api/v1/users/me', { headers: { cookie, ...headers } });
  return { node, response, cookie, me };
}

test('a browser signs in for a cookie that scripts cannot read, and sees who it is', async () => {
  const { response, me } = await signedIn();
  expect(response.status).toBe(200);
  const [set] = response.headers.getSetCookie();
  expect(set).toMatch(/^tributary_session=[\w-]{43};/);
  expect(set!.split('; ').slice(1).toSorted()).toEqual([
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/',
    'SameSite=Lax',
  ]);
  expect(await response.json()).toMatchObject({ username: 'root', role: { id: 0 } });
  expect(await (await me()).json()).toMatchObject({ username: 'root' });
});

test('over https the cookie is sent over https only', async () => {
  const { response } = await signedIn({ PUBLIC_URL: 'https://node.example' });
  expect(response.headers.getSetCookie()[0]).toContain('; Secure');
});

test('wrong credentials get no cookie', async () => {
  const node = await startTestNode();
  const response = await signIn(node, { origin: node.url }, { ...RIGHT, password: 'nope' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid_grant' });
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('a browser that signs out is out, and its cookie gone', async () => {
  const { node, cookie, me } = await signedIn();
  const response = await node.request('/api/v1/users/session', {
    method: 'DELETE',
    headers: { cookie, origin: node.url },
  });
  expect(response.status).toBe(204);
  expect(response.headers.getSetCookie()[0]).toMatch(/^tributary_session=; Max-Age=0; Path=\//);
  expect((await me()).status).toBe(401);
});

test('a page of another site cannot use the session', async () => {
  const { node, cookie, me } = await signedIn();
  const foreign: Headers[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: node.url },
    { 'sec-fetch-site': 'same-site' },
    {},
  ];
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ];
  for (const headers of foreign) {
    expect((await signIn(node, headers)).status).toBe(403);
    for (const type of types) {
      const response = await node.request('/api/v1/users', {
        method: 'POST',
        headers: { cookie, 'content-type': type, ...headers },
        body: '{}',
      });
      expect(response.status).toBe(403);
    }
    const out = { method: 'DELETE', headers: { cookie, ...headers } };
    expect((await node.request('/api/v1/users/session', out)).status).toBe(403);
  }
  expect((await me({ origin: 'https://evil.example' })).status).toBe(200); // reading is safe: its page cannot see the answer
});

test('a cookie is no bearer token, and a bearer token no cookie', async () => {
  const { node, cookie } = await signedIn();
  const bearer = await node.signIn('root', ADMIN_PASSWORD);
  const me = (headers: Headers) => node.request('/api/v1/users/me', { headers });
  const [, value] = cookie.split('=');
  expect((await me({ authorization: `Bearer ${value}` })).status).toBe(401);
  expect((await me({ cookie: `tributary_session=${bearer.token}` })).status).toBe(401);
});

test('a visit after a day lets the session live on; after 30 days without one it is over', async () => {
  const { node, cookie, me } = await signedIn();
  const db = openTestDatabase(node);
  const expireIn = (days: number) =>
    db.execute(`update sessions set access_expires_at = now() + ${days} * interval '1 day'`);
  expect((await me()).headers.getSetCookie()).toEqual([]);
  await expireIn(28.9);
  const renewed = await me();
  expect(cookieOf(renewed)).toBe(cookie);
  expect(renewed.headers.getSetCookie()[0]).toContain('Max-Age=2592000');
  expect((await me()).headers.getSetCookie()).toEqual([]);
  await expireIn(-0.1);
  expect((await me()).status).toBe(401);
});

test('a user who is blocked is out at once, by cookie and token, and told so at sign-in', async () => {
  const { node, me } = await signedIn();
  const bearer = await node.signIn('root', ADMIN_PASSWORD);
  await openTestDatabase(node).execute(`update users set blocked = true`);
  expect((await me()).status).toBe(401);
  expect((await bearer.request('/api/v1/users/me')).status).toBe(401);
  const refused = await signIn(node);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'account_blocked' });
});

test('sessions that are over for good are swept, and only those', async () => {
  const node = await startTestNode();
  const db = openTestDatabase(node);
  await signIn(node);
  await node.signIn('root', ADMIN_PASSWORD);
  const sweepAfter = async (days: number) => {
    await db.execute(`update sessions set access_expires_at = access_expires_at - ${days} * interval '1 day',
      refresh_expires_at = refresh_expires_at - ${days} * interval '1 day'`);
    await sweepSessions.run({}, { db, signal: AbortSignal.timeout(60_000) });
    const [row] = await db.execute<{ count: number }>(
      `select count(*)::int as count from sessions`,
    );
    return row!.count;
  };
  expect(await sweepAfter(27)).toBe(2); // the token's refresh and the cookie live on
  expect(await sweepAfter(2)).toBe(1);
  expect(await sweepAfter(2)).toBe(0);
});
