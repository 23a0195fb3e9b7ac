import { expect, test } from 'vitest';

import { startTestNode, type TestNode } from '../../../test/support/node.ts';
import { openBrowser, openProvider, type Person } from '../../../test/support/openid-provider.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

const PEOPLE: Record<string, Person> = {
  zoe: {
    email: 'zoe@example.org',
    email_verified: true,
    preferred_username: 'Zoë K.',
    name: 'Zoë',
  },
  mallory: { email: 'alice@example.org', email_verified: true, preferred_username: 'root' },
  unproved: { email: 'new@example.com', preferred_username: 'root' },
  quiet: { preferred_username: 'quiet' },
};

const START = '/api/v1/users/openid/start';

async function givenNode(settings: NodeJS.ProcessEnv = {}) {
  const provider = await openProvider(PEOPLE);
  const node = await startTestNode({ ...provider.settings, ...settings });
  const url = node.url.replace('127.0.0.1', 'localhost');
  provider.register(url);
  return { ...node, url };
}

type Browser = ReturnType<typeof openBrowser>;

/** Goes the whole way, and says where it ends. */
async function signIn(node: TestNode, who: string, browser: Browser = openBrowser()) {
  const back = await browser.signInThere(`${node.url}${START}?return=/my/videos`, who);
  const { response, next } = await browser.visit(back);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  return { browser, back, cookies, end: next!.pathname + next!.search };
}

async function meOf(node: TestNode, browser: Browser) {
  const { response } = await browser.visit(`${node.url}/api/v1/users/me`);
  return (await response.json()) as { id: number; username: string; email: string };
}

test('who is new becomes a user, and is the same one the next time', async () => {
  const node = await givenNode();
  const ways = await (await node.request('/api/v1/users/sign-in-ways')).json();
  expect(ways).toEqual({ openId: { label: 'Example ID' } });

  const first = await signIn(node, 'zoe');
  expect(first.end).toBe('/login?return=%2Fmy%2Fvideos');
  expect(first.cookies).toEqual(['tributary_openid', 'tributary_session', 'tributary_device']);
  const zoe = await meOf(node, first.browser);
  expect(zoe).toMatchObject({
    username: 'zoe_k',
    email: 'zoe@example.org',
    emailVerified: true,
    role: { id: 2 },
    account: { displayName: 'Zoë' },
  });

  PEOPLE['zoe']!.email = 'moved@example.org'; // nothing we go by
  expect((await meOf(node, (await signIn(node, 'zoe')).browser)).id).toBe(zoe.id);

  const second = await signIn(node, 'unproved');
  expect(await meOf(node, second.browser)).toMatchObject({
    username: 'root2',
    emailVerified: null,
    role: { id: 2 },
  });
  expect((await signIn(node, 'quiet')).end).toMatch(/refused=forbidden$/);
});

const refused = async (url: URL, by: Browser) => (await by.visit(url)).next!.search;

test('a way back is taken once, by the browser that left', async () => {
  const node = await givenNode();
  const { browser, back } = await signIn(node, 'zoe');
  expect(await refused(back, browser)).toBe('?return=%2F&refused=invalid_grant');

  const another = await openBrowser().signInThere(`${node.url}${START}`, 'zoe');
  const victim = openBrowser();
  expect(await refused(another, victim)).toMatch(/refused=invalid_grant/);
  expect((await victim.visit(`${node.url}/api/v1/users/me`)).response.status).toBe(401);

  const mine = openBrowser();
  const wrong = await mine.signInThere(`${node.url}${START}`, 'zoe');
  wrong.searchParams.set('code', 'made-up');
  expect(await refused(wrong, mine)).toMatch(/refused=invalid_grant/);

  const out = await mine.visit(`${node.url}${START}?return=//evil.example/x`);
  expect(out.next!.searchParams.get('code_challenge_method')).toBe('S256');
  expect(out.next!.searchParams.get('redirect_uri')).toBe(
    `${node.url}/api/v1/users/openid/callback`,
  );
  expect((await signIn(node, 'zoe')).end).not.toContain('evil');
});

test('an e-mail address opens nobody’s account; its user does', async () => {
  const node = await givenNode();
  const people = await openPeople(node);
  const alice = await people.join('alice');
  expect((await signIn(node, 'mallory')).end).toMatch(/refused=conflict$/);

  const link = '/api/v1/users/me/openid';
  expect(await (await alice.request(link)).json()).toEqual({ label: 'Example ID', linked: false });
  const browser = openBrowser();
  const { response } = await browser.visit(`${node.url}${link}`, {
    method: 'POST',
    ...asJson({}),
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
  });
  const { url } = (await response.json()) as { url: string };
  const { next } = await browser.visit(await browser.signInThere(url, 'mallory'));
  expect(next!.pathname).toBe('/my/account/security');
  expect(await meOf(node, (await signIn(node, 'mallory')).browser)).toMatchObject({
    username: 'alice',
  });

  expect((await alice.request(link, { method: 'DELETE' })).status).toBe(204);
  expect((await signIn(node, 'mallory')).end).toMatch(/refused=conflict$/);

  const outsider = await signIn(node, 'zoe'); // who has no other way
  const leave = await outsider.browser.visit(`${node.url}${link}`, {
    method: 'DELETE',
    headers: { origin: node.url },
  });
  expect(leave.response.status).toBe(409);
});

test('who is blocked stays out, whatever the provider says', async () => {
  const node = await givenNode();
  const people = await openPeople(node);
  const me = await meOf(node, (await signIn(node, 'mallory')).browser);
  await people.root.request(`/api/v1/users/${me.id}/block`, { method: 'POST' });
  expect((await signIn(node, 'mallory')).end).toMatch(/refused=account_blocked$/);
});

test('a node decides who joins it', async () => {
  const closed = await givenNode({ OIDC_SIGN_UP: 'false' });
  expect((await signIn(closed, 'zoe')).end).toMatch(/refused=forbidden$/);
  const picky = await givenNode({ OIDC_ALLOWED_DOMAINS: 'example.org, example.com' });
  expect((await signIn(picky, 'zoe')).end).toBe('/login?return=%2Fmy%2Fvideos');
  expect((await signIn(picky, 'unproved')).end).toMatch(/refused=forbidden$/);
  const away = await startTestNode({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x' });
  const { next } = await openBrowser().visit(`${away.url}${START}`);
  expect(next!.search).toBe('?return=%2F&refused=remote_failed');
});
