import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';

async function open() {
  const node = await startTestNode();
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as object;
  const withToken = (address: string, password: string) =>
    node.request('/api/v1/users/token', {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password }),
    });
  const withCookie = (address: string, password: string) =>
    node.request('/api/v1/users/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: node.url, 'x-forwarded-for': address },
      body: JSON.stringify({ username: 'root', password }),
    });
  return { withToken, withCookie };
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

test('right attempts do not count: people behind one address do not lock each other out', async () => {
  const { withCookie } = await open();
  for (let n = 0; n < 20; n++) {
    expect((await withCookie('192.0.2.1', ADMIN_PASSWORD)).status).toBe(200);
  }
});
