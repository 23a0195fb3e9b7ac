import { expect, test } from 'vitest';

import { type Lies, openAuthenticator } from '../../../test/support/authenticator.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { startTestNode, type TestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { ageSessions } from '../../../test/support/sessions.ts';

const MINE = '/api/v1/users/me/passkeys';
const post = (body: unknown) => ({ method: 'POST', ...asJson(body) });

type Challenge = { challenge: string };
type Keys = { total: number; data: { id: number; name: string; lastUsedAt: string | null }[] };

async function givenNode() {
  const publicUrl = 'https://tube.example';
  const node = await startTestNode({ PUBLIC_URL: publicUrl });
  const people = await openPeople(node);
  const device = () => openAuthenticator({ origin: publicUrl, rpId: 'tube.example' });
  return { node, people, device };
}

type Device = ReturnType<typeof openAuthenticator>;

const request = async (user: SignedIn) =>
  (await (await user.request(`${MINE}/request`, post({}))).json()) as Challenge;

async function add(user: SignedIn, device: Device, lies: Lies = {}) {
  const credential = device.make(await request(user), lies);
  return user.request(MINE, post({ name: ' My phone ', credential }));
}

async function openDoor(node: TestNode) {
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as object;
  const ask = async () =>
    (await (
      await node.request('/api/v1/users/passkeys/request', { method: 'POST' })
    ).json()) as Challenge;
  const show = (credential: unknown) =>
    node.request('/api/v1/users/passkeys/token', post({ ...client, credential }));
  return {
    ask,
    show,
    prove: async (device: Device, lies: Lies = {}) => show(device.prove(await ask(), lies)),
  };
}

test('a passkey signs its user in, with tokens or a cookie', async () => {
  const { node, people, device } = await givenNode();
  const alice = await people.join('alice');
  const phone = device();
  expect((await add(alice, phone)).status).toBe(200);

  const { prove } = await openDoor(node);
  const tokens = (await (await prove(phone)).json()) as { access_token: string };
  const me = await node.request('/api/v1/users/me', {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await me.json()).toMatchObject({ username: 'alice' });
  const keys = (await (await alice.request(MINE)).json()) as Keys;
  expect(keys).toMatchObject({ total: 1, data: [{ name: 'My phone' }] });
  expect(keys.data[0]!.lastUsedAt).not.toBeNull();

  const { ask } = await openDoor(node);
  const session = await node.request('/api/v1/users/passkeys/session', {
    ...post({ credential: phone.prove(await ask()) }),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  expect(session.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^tributary_session=.*HttpOnly; Secure; SameSite=Lax/),
    expect.stringMatching(/^tributary_device=.*HttpOnly; Secure; SameSite=Strict/),
  ]);
  const foreign = { credential: phone.prove(await ask()) };
  expect((await node.request('/api/v1/users/passkeys/session', post(foreign))).status).toBe(403);
});

test('what is old, copied, foreign or unproved signs nobody in', async () => {
  const { node, people, device } = await givenNode();
  const alice = await people.join('alice');
  const phone = device();
  await add(alice, phone);
  const { ask, show, prove } = await openDoor(node);

  const proof = phone.prove(await ask());
  expect((await show(proof)).status).toBe(200);
  expect(await (await show(proof)).json()).toMatchObject({ status: 400, code: 'invalid_grant' });
  expect((await show(phone.prove({ challenge: 'made-up' }))).status).toBe(400);
  expect((await show(phone.prove(await request(alice)))).status).toBe(400); // meant for another use
  for (const lies of [
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { verified: false },
    { counter: 1 }, // of a copy that was used less
  ])
    expect((await prove(phone, lies)).status).toBe(400);
  expect((await prove(device())).status).toBe(400); // a device nobody added
  expect((await show({ ...proof, id: '../x' })).status).toBe(400);
  expect((await prove(phone)).status).toBe(200); // none of which harmed it

  await people.root.request(`/api/v1/users/${await idOf(alice)}/block`, { method: 'POST' });
  expect(await (await prove(phone)).json()).toMatchObject({ code: 'account_blocked' });
});

const idOf = async (user: SignedIn) =>
  ((await (await user.request('/api/v1/users/me')).json()) as { id: number }).id;

test('passkeys are added by who is there, and are nobody else’s', async () => {
  const { node, people, device } = await givenNode();
  const [alice, bob] = [await people.join('alice'), await people.join('bob')];
  for (const lies of [
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { verified: false },
  ])
    expect((await add(alice, device(), lies)).status).toBe(400);
  const credential = device().make(await request(alice));
  expect((await bob.request(MINE, post({ name: 'Mine now', credential }))).status).toBe(400);

  const phone = device();
  const { id } = (await (await add(alice, phone)).json()) as { id: number };
  expect((await add(alice, phone)).status).toBe(409);
  const rename = { method: 'PUT', ...asJson({ name: 'Old phone' }) };
  expect((await bob.request(`${MINE}/${id}`, rename)).status).toBe(404);
  expect((await bob.request(`${MINE}/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await alice.request(`${MINE}/${id}`, rename)).status).toBe(204);
  expect(await (await alice.request(MINE)).json()).toMatchObject({ data: [{ name: 'Old phone' }] });
  expect((await alice.request(`${MINE}/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await (await openDoor(node)).prove(phone)).status).toBe(400);

  await ageSessions(node, 60);
  const asked = (body: object) => alice.request(`${MINE}/request`, post(body));
  expect(await (await asked({})).json()).toMatchObject({
    status: 403,
    code: 'fresh_sign_in_required',
  });
  expect((await asked({ currentPassword: 'wrong' })).status).toBe(401);
  expect((await asked({ currentPassword: 'open sesame' })).status).toBe(200);
});
