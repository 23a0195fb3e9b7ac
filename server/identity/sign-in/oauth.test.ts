import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../../test/support/node.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';

type Tokens = { access_token: string; refresh_token: string };
type Fields = Record<string, string>;

const RIGHT = { grant_type: 'password', username: 'root', password: ADMIN_PASSWORD };

async function open() {
  const node = await startTestNode();
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as Fields;
  const ask = (fields: Fields, headers: Fields = {}) =>
    node.request('/api/v1/users/token', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ ...client, response_type: 'code', ...fields }),
    });
  const tokens = async (fields: Fields) => (await (await ask(fields)).json()) as Tokens;
  return { node, client, ask, tokens };
}

const refreshing = ({ refresh_token }: Tokens) => ({ grant_type: 'refresh_token', refresh_token });

const statusOfMe = async (node: TestNode, authorization: string) =>
  (await node.request('/api/v1/users/me', { headers: { authorization } })).status;

test('the local client is the same for all who ask', async () => {
  const { node, client } = await open();
  expect(client).toEqual({
    client_id: expect.stringMatching(/^\w{32}$/) as string,
    client_secret: expect.stringMatching(/^\w{32}$/) as string,
  });
  expect(await (await node.request('/api/v1/oauth-clients/local')).json()).toEqual(client);
});

test('a password is exchanged for tokens', async () => {
  const { node, ask } = await open();
  const response = await ask(RIGHT);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('pragma')).toBe('no-cache');
  expect(response.headers.getSetCookie()).toEqual([]);
  const tokens = (await response.json()) as Tokens;
  expect(tokens).toEqual({
    token_type: 'Bearer',
    access_token: expect.any(String) as string,
    refresh_token: expect.any(String) as string,
    expires_in: 86_400,
    refresh_token_expires_in: 2_419_200,
  });
  expect(await statusOfMe(node, `Bearer ${tokens.access_token}`)).toBe(200);
});

test('who asks for tokens with something wrong is told what, in the words of the contract', async () => {
  const { ask, client } = await open();
  const refusal = async (fields: Fields) => (await ask({ ...RIGHT, ...fields })).json();
  const documented = { status: 400, docs: expect.stringContaining('getOAuthToken') as string };
  const badClient = {
    ...documented,
    type: 'https://docs.joinpeertube.org/api-rest-reference.html#section/Errors/invalid_client',
    detail: 'Invalid client: client is invalid',
    code: 'invalid_client',
  };
  expect(await refusal({ client_id: 'x' })).toMatchObject(badClient);
  expect(await refusal({ client_secret: client['client_id']! })).toMatchObject(badClient);
  const badGrant = {
    ...documented,
    type: 'https://docs.joinpeertube.org/api-rest-reference.html#section/Errors/invalid_grant',
    detail: 'Invalid grant: user credentials are invalid',
    code: 'invalid_grant',
  };
  expect(await refusal({ password: 'nope' })).toMatchObject(badGrant);
  expect(await refusal({ username: 'nobody' })).toMatchObject(badGrant);
  expect(await refusal({ username: 'r__t' })).toMatchObject(badGrant);
  expect(await refusal({ username: '%' })).toMatchObject(badGrant);
  expect(await refusal({ username: 'admin@%' })).toMatchObject(badGrant);
  expect(await refusal({ grant_type: 'client_credentials' })).toMatchObject({ status: 400 });
  expect(await refusal({ username: 'ro\0ot' })).toMatchObject({ status: 400 });
});

test('a name and an e-mail address sign in, in any case of letters', async () => {
  const { ask } = await open();
  for (const username of ['ROOT', 'admin@localhost', 'Admin@LocalHost']) {
    expect((await ask({ ...RIGHT, username })).status).toBe(200);
  }
});

test('a refresh replaces both tokens, and the old ones are dead at once', async () => {
  const { node, tokens } = await open();
  const first = await tokens(RIGHT);
  const second = await tokens(refreshing(first));
  expect(await statusOfMe(node, `Bearer ${first.access_token}`)).toBe(401);
  expect(await statusOfMe(node, `Bearer ${second.access_token}`)).toBe(200);
  const third = await tokens(refreshing(second));
  expect(await statusOfMe(node, `Bearer ${third.access_token}`)).toBe(200);
});

test('a refresh token that is spent, however long ago, ends its session, and no other', async () => {
  const { node, ask, tokens } = await open();
  const other = await tokens(RIGHT);
  const first = await tokens(RIGHT);
  const third = await tokens(refreshing(await tokens(refreshing(first))));
  const replay = await ask(refreshing(first));
  expect(replay.status).toBe(400);
  expect(await replay.json()).toMatchObject({ code: 'invalid_grant' });
  expect(await statusOfMe(node, `Bearer ${third.access_token}`)).toBe(401);
  expect((await ask(refreshing(third))).status).toBe(400);
  expect(await statusOfMe(node, `Bearer ${other.access_token}`)).toBe(200);
});

test('two refreshes at the same time both get tokens that work; a later replay ends both', async () => {
  const { node, ask, tokens } = await open();
  const first = await tokens(RIGHT);
  const both = await Promise.all([ask(refreshing(first)), ask(refreshing(first))]);
  const pairs = (await Promise.all(both.map((response) => response.json()))) as Tokens[];
  const statuses = () =>
    Promise.all(pairs.map(({ access_token }) => statusOfMe(node, `Bearer ${access_token}`)));
  expect(await statuses()).toEqual([200, 200]);
  expect(new Set(pairs.map(({ access_token }) => access_token)).size).toBe(2);
  await openTestDatabase(node).execute(
    `update sessions set rotated_at = now() - interval '6 seconds'`,
  );
  expect((await ask(refreshing(first))).status).toBe(400);
  expect(await statuses()).toEqual([401, 401]);
});

test('who replays a refresh token from elsewhere gets nothing, and ends the session', async () => {
  const { node, ask, tokens } = await open();
  const first = await tokens(RIGHT);
  const second = await tokens(refreshing(first));
  const thief = await ask(refreshing(first), { 'x-forwarded-for': '203.0.113.9' });
  expect(thief.status).toBe(400);
  expect(await statusOfMe(node, `Bearer ${second.access_token}`)).toBe(401);
});

test('a revoked token is dead, and so is its refresh token', async () => {
  const { node, ask, tokens } = await open();
  const issued = await tokens(RIGHT);
  const authorization = `Bearer ${issued.access_token}`;
  const revoke = () =>
    node.request('/api/v1/users/revoke-token', { method: 'POST', headers: { authorization } });
  expect(await (await revoke()).json()).toEqual({ success: true });
  expect((await revoke()).status).toBe(401);
  expect(await statusOfMe(node, authorization)).toBe(401);
  expect((await ask(refreshing(issued))).status).toBe(400);
});

test('what is no living bearer token is refused, in the words of the contract', async () => {
  const { node, tokens } = await open();
  const { access_token, refresh_token } = await tokens(RIGHT);
  const wrong = [
    'Bearer nope',
    'Bearer ',
    'Bearer null',
    `Basic ${btoa(`root:${ADMIN_PASSWORD}`)}`,
    access_token,
    `Token ${access_token}`,
    `Bearer ${access_token} ${access_token}`,
    `Bearer ${refresh_token}`,
    'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiZXhwIjoiOTk5OTk5OTk5OSJ9.',
  ];
  for (const authorization of wrong) {
    expect(await statusOfMe(node, authorization)).toBe(401);
  }
  const headers = { authorization: 'Bearer nope' };
  expect(await (await node.request('/api/v1/users/me', { headers })).json()).toMatchObject({
    type: 'https://docs.joinpeertube.org/api-rest-reference.html#section/Errors/invalid_token',
    detail: 'Token is invalid',
    status: 401,
    code: 'invalid_token',
  });
  expect(await (await node.request('/api/v1/users/me')).json()).toMatchObject({
    detail: 'Token is invalid',
    status: 401,
    code: 'unauthorized_request',
  });
});
