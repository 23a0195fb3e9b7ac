import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

const SIGNUP = {
  enabled: true,
  limit: -1,
  requiresApproval: false,
  requiresEmailVerification: false,
  minimumAge: 16,
};
const EVE = { username: 'eve', email: 'eve@example.org', password: 'open sesame' };
const ASKING = { ...EVE, registrationReason: 'I film rivers.' };

async function open(signup: Partial<typeof SIGNUP>, settings: NodeJS.ProcessEnv = {}) {
  const node = await startTestNode(settings);
  const { root, join } = await openPeople(node);
  const set = async (changed: object) => {
    const body = asJson({ signup: { ...SIGNUP, ...changed } });
    const response = await root.request('/api/v1/config/custom', { method: 'PUT', ...body });
    expect(response.status).toBe(200);
  };
  await set(signup);
  const post = (path: string, body: object, by: Pick<SignedIn, 'request'> = node) =>
    by.request(`/api/v1/users/${path}`, { method: 'POST', ...asJson(body) });
  const status = async (...args: Parameters<typeof post>) => (await post(...args)).status;
  return { node, root, join, set, post, status };
}

const secretIn = (text: string) => /verificationString=([a-z0-9]{64})/.exec(text)![1]!;

test('the first channel of who joins is called as the settings say', async () => {
  const { node, root, post, status } = await open({});
  const user = { defaultChannelName: 'Films of $1, $1' };
  const changed = await root.request('/api/v1/config/custom', {
    method: 'PUT',
    ...asJson({ user }),
  });
  expect(changed.status).toBe(200);
  expect((await post('register', EVE)).ok).toBe(true);
  const { displayName } = (await (
    await node.request('/api/v1/video-channels/eve_channel')
  ).json()) as { displayName: string };
  expect(displayName).toBe('Films of eve, eve');
  const named = { username: 'bob', email: 'bob@example.org', password: 'open sesame' };
  expect(await status('register', { ...named, channel: { name: 'b', displayName: 'B' } })).toBe(
    200,
  );
});

test('people join where everybody may, under names that are free', async () => {
  const { node, root, join, set, post, status } = await open({ enabled: false });
  await join('ada');
  expect(await status('register', EVE)).toBe(403);
  await set({});
  for (const wrong of [
    { username: 'Eve' },
    { username: '' },
    { email: 'eve' },
    { password: 'bla' },
    { displayName: 'x'.repeat(121) },
    { channel: { name: '[]', displayName: 'x' } },
    { channel: { name: 'eve', displayName: 'x' } },
    { channel: { name: 'films', displayName: '' } },
    { role: 0 },
    { emailVerified: true },
  ])
    expect([wrong, await status('register', { ...EVE, ...wrong })]).toEqual([wrong, 400]);
  for (const [field, taken] of [
    ['username', { username: 'root' }],
    ['username', { username: 'peertube' }],
    ['email', { email: 'ADA@example.org' }],
    ['channel.name', { channel: { name: 'Root_channel', displayName: 'x' } }],
  ] as const) {
    const refused = await post('register', { ...EVE, email: 'x@example.org', ...taken });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ 'invalid-params': { [field]: { path: field } } });
  }
  const channel = { name: 'rivers', displayName: 'Rivers of the north' };
  const joined = await post('register', { ...EVE, displayName: 'Eve', channel });
  expect(await joined.json()).toEqual({ state: { id: 3, label: 'Accepted' } });
  const eve = await node.signIn('eve', EVE.password);
  expect(await (await eve.request('/api/v1/users/me')).json()).toMatchObject({
    account: { displayName: 'Eve' },
    videoChannels: [channel],
    role: { id: 2 },
  });
  await set({ limit: 3 });
  const config = await (await root.request('/api/v1/config')).json();
  expect(config).toMatchObject({ signup: { allowed: false } });
  const bob = { ...EVE, username: 'bob', email: 'bob@example.org' };
  expect(await status('register', bob)).toBe(403);
  await set({ requiresApproval: true });
  expect(await status('register', bob)).toBe(403);
});

test('where moderators decide, somebody waits until they have', async () => {
  const inbox = await openInbox();
  const { node, root, join, set, post, status } = await open({}, { SMTP_URL: inbox.smtpUrl });
  const request = 'registrations/request';
  expect(await status(request, ASKING)).toBe(400);
  await set({ requiresApproval: true });
  for (const registrationReason of ['', 't', 't'.repeat(5000)])
    expect(await status(request, { ...ASKING, registrationReason })).toBe(400);
  const asked = (await (await post(request, ASKING)).json()) as { id: number };
  expect(asked).toMatchObject({ state: { id: 1, label: 'Pending' }, username: 'eve', user: null });
  expect(await status(request, { ...ASKING, username: 'eva' })).toBe(409);
  expect(await status(request, { ...ASKING, email: 'EVA@example.org' })).toBe(409);
  await expect(node.signIn('eve', EVE.password)).rejects.toThrow('account_waiting_for_approval');
  await expect(node.signIn('eve', 'something else')).rejects.toThrow('invalid_grant');

  const eva = { ...ASKING, username: 'eva', email: 'eva@example.org' };
  const other = (await (await post(request, eva)).json()) as { id: number };
  const ada = await join('ada');
  const mod = await join('mod', 'moderator');
  const decision = { moderationResponse: 'Welcome.' };
  const act = (by: SignedIn, what: string) => status(`registrations/${what}`, decision, by);
  expect(await act(ada, `${asked.id}/accept`)).toBe(403);
  expect(await act(mod, 't/accept')).toBe(400);
  expect(await act(mod, '4242/accept')).toBe(404);
  expect(await status(`registrations/${asked.id}/accept`, { moderationResponse: 't' }, mod)).toBe(
    400,
  );
  expect(await act(mod, `${asked.id}/accept`)).toBe(204);
  expect(await act(mod, `${asked.id}/reject`)).toBe(409);
  expect(await act(mod, `${other.id}/reject`)).toBe(204);
  await node.signIn('eve', EVE.password);
  await expect(node.signIn('eva', EVE.password)).rejects.toThrow('account_approval_rejected');
  expect((await inbox.next('eve@example.org', 'has been accepted')).text).toContain('Welcome.');
  expect((await inbox.next('eva@example.org', 'has been rejected')).text).toContain('Welcome.');

  const list = await root.request(
    '/api/v1/users/registrations?stateOneOf=2&stateOneOf=3&search=ev&sort=createdAt',
  );
  const { total, data } = (await list.json()) as { total: number; data: object[] };
  expect(total).toBe(2);
  expect(data).toMatchObject([{ username: 'eve', state: { id: 3 } }, { state: { id: 2 } }]);
  const remove = (by: SignedIn) =>
    by.request(`/api/v1/users/registrations/${other.id}`, { method: 'DELETE' });
  expect((await remove(ada)).status).toBe(403);
  expect((await remove(mod)).status).toBe(204);
  expect((await remove(mod)).status).toBe(404);
});

test('an address is proved by what the node sent there, and by nothing a client says', async () => {
  const inbox = await openInbox();
  const { node, root, post, status } = await open(
    { requiresEmailVerification: true },
    { SMTP_URL: inbox.smtpUrl },
  );
  expect(await status('register', EVE)).toBe(200);
  await expect(node.signIn('eve', EVE.password)).rejects.toThrow('email_not_verified');
  const first = secretIn((await inbox.next(EVE.email, 'Verify')).text);
  expect(await status('ask-send-verify-email', { email: EVE.email })).toBe(204);
  await expect.poll(() => inbox.sentTo(EVE.email).length).toBe(2);
  const second = secretIn(inbox.sentTo(EVE.email)[1]!.text);
  const list = (await (await root.request('/api/v1/users?search=eve')).json()) as {
    data: { id: number }[];
  };
  const { id } = list.data[0]!;
  const verify = (verificationString: string, user = id) =>
    status(`${user}/verify-email`, { verificationString });
  expect(await verify(first)).toBe(403); // the newer mail has taken its place
  expect(await verify(second, 1)).toBe(403);
  expect(await verify(second, 4242)).toBe(404);
  expect(await verify(second)).toBe(204);
  const eve = await node.signIn('eve', EVE.password);
  expect(await status('ask-send-verify-email', { email: EVE.email })).toBe(204); // who is asked again may prove it again
  await expect.poll(() => inbox.sentTo(EVE.email).length).toBe(3);

  const answers = await Promise.all(
    [EVE.email, 'nobody@example.org'].map((email) => post('ask-reset-password', { email })),
  );
  expect(answers.map((answer) => answer.status)).toEqual([204, 204]);
  const verificationString = secretIn((await inbox.next(EVE.email, 'Reset')).text);
  expect(inbox.sentTo('nobody@example.org')).toEqual([]);
  const reset = (password: string) =>
    status(`${id}/reset-password`, { verificationString, password });
  expect(await reset('bla')).toBe(400);
  expect(await reset('another one')).toBe(204);
  expect(await reset('another one')).toBe(403);
  expect((await eve.request('/api/v1/users/me')).status).toBe(401);
  await node.signIn('eve', 'another one');
  expect(await status('ask-reset-password', { email: 'hello' })).toBe(400);
  for (const email of [EVE.email, 'nobody@example.org']) {
    const asks = await Promise.all(
      Array.from({ length: 5 }, () => status('ask-reset-password', { email })),
    );
    expect(asks).toContain(429);
  }
});

test('nobody finds out by signing up which addresses are known', async () => {
  const { join, status } = await open({});
  await join('ada');
  const guess = (email: string) => status('register', { ...EVE, email });
  for (let n = 0; n < 30; n++) expect(await guess('ada@example.org')).toBe(409);
  expect(await guess('ada@example.org')).toBe(429);
});
