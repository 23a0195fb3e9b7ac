import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { openInbox } from '../../../test/support/mail.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const PASSWORD = 'open sesame';

async function open(settings: NodeJS.ProcessEnv = {}) {
  const node = await startTestNode(settings);
  const people = await openPeople(node);
  const ada = await people.join('ada');
  const change = (body: object) =>
    ada.request('/api/v1/users/me', { method: 'PUT', ...asJson(body) });
  const me = async () =>
    (await (await ada.request('/api/v1/users/me')).json()) as Record<string, unknown>;
  return { node, ...people, ada, change, me };
}

test('a user changes how they like the node; nobody changes what is not theirs', async () => {
  const { ada, change, me } = await open();
  expectShape(await me(), recorded('api-users-me'));
  const preferences = {
    nsfwPolicy: 'blur',
    nsfwFlagsHidden: 4,
    p2pEnabled: false,
    autoPlayVideo: false,
    videosHistoryEnabled: false,
    videoLanguages: ['en', 'pt-BR', '_unknown'],
    language: 'fr',
    theme: 'default',
    noWelcomeModal: true,
  };
  expect((await change({ ...preferences, displayName: 'Ada L.' })).status).toBe(204);
  expect((await change({ description: 'Numbers.' })).status).toBe(204);
  const account = { displayName: 'Ada L.', description: 'Numbers.' };
  expect(await me()).toMatchObject({ ...preferences, account, autoPlayNextVideo: false });
  const wrong: Record<string, unknown> = {
    nsfwPolicy: 'hello',
    autoPlayVideo: -1,
    description: 'x'.repeat(1001),
    videoLanguages: 'toto',
    theme: 'unknown',
    noWelcomeModal: -1,
    email: 'blabla',
    role: 0,
    videoQuota: -1,
    displayName: '',
  };
  for (const [field, value] of Object.entries(wrong))
    expect([field, (await change({ [field]: value })).status]).toEqual([field, 400]);
  expect((await change({ videoLanguages: Array(1000).fill('fr') })).status).toBe(400);
  for (const [path, name] of [
    ['users/scoped-tokens', 'api-scoped-tokens'],
    ['users/me/video-quota-used', 'api-users-me-quota'],
  ])
    expectShape(await (await ada.request(`/api/v1/${path}`)).json(), recorded(name!));
});

test('another password needs the current one and ends all other sessions', async () => {
  const { node, change, ada } = await open();
  const other = await node.signIn('ada', PASSWORD);
  const refusal = async (body: object) => {
    const response = await change(body);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  expect(await refusal({ password: 'new password' })).toEqual([400, 'invalid']);
  expect(await refusal({ password: 'x'.repeat(300), currentPassword: 'no' })).toEqual([
    401,
    'current_password_is_invalid',
  ]);
  expect((await refusal({ password: 'bla', currentPassword: PASSWORD }))[0]).toBe(400);
  expect((await change({ password: 'new password', currentPassword: PASSWORD })).status).toBe(204);
  expect((await other.request('/api/v1/users/me')).status).toBe(401);
  expect((await ada.request('/api/v1/users/me')).status).toBe(200);
  await expect(node.signIn('ada', PASSWORD)).rejects.toThrow('credentials');
  await node.signIn('ada', 'new password');
});

test('another e-mail address counts once it is verified, by a link that works once', async () => {
  const inbox = await openInbox();
  const { node, change, me } = await open({ SMTP_URL: inbox.smtpUrl });
  const email = 'countess@example.org';
  expect((await change({ email, currentPassword: PASSWORD })).status).toBe(204);
  expect(await me()).toMatchObject({ email: 'ada@example.org', pendingEmail: email });
  const { text } = await inbox.next(email, 'Verify');
  const [, verificationString] = /verificationString=([a-z0-9]{64})/.exec(text)!;
  const { id } = (await me()) as { id: number };
  const verify = (body: object) =>
    node.request(`/api/v1/users/${id}/verify-email`, { method: 'POST', ...asJson(body) });
  const link = { verificationString, isPendingEmail: true };
  expect((await verify({ verificationString })).status).toBe(403);
  expect((await verify({ verificationString: 'nope', isPendingEmail: true })).status).toBe(403);
  expect((await verify(link)).status).toBe(204);
  expect(await me()).toMatchObject({ email, pendingEmail: null, emailVerified: true });
  expect((await verify(link)).status).toBe(403);
});

test('a deleted account takes its videos with it; its name is nobody else’s; root stays', async () => {
  const { node, root, ada } = await open();
  const { givenVideo, db } = openCatalog(node);
  const video = await givenVideo(ada);
  const watch = async () => (await node.request(`/api/v1/videos/${video.uuid}`)).status;
  expect(await watch()).toBe(200);
  const leave = { method: 'DELETE' };
  expect((await root.request('/api/v1/users/me', leave)).status).toBe(400);
  expect((await ada.request('/api/v1/users/me', leave)).status).toBe(204);
  expect((await ada.request('/api/v1/users/me')).status).toBe(401);
  expect(await watch()).toBe(404);
  const left = () =>
    db.execute(`select 1 from videos union all select 1 from channels where name = 'ada_channel'`);
  await expect.poll(async () => (await left()).length).toBe(0);
  const again = { username: 'ada', email: 'new@example.org', password: PASSWORD, role: 2 };
  const response = await root.request('/api/v1/users', { method: 'POST', ...asJson(again) });
  expect(response.status).toBe(409);
});

test('nobody has many mails sent to an address, nor keeps it from whose it is', async () => {
  const inbox = await openInbox();
  const { root, change } = await open({ SMTP_URL: inbox.smtpUrl });
  const email = 'victim@example.org';
  const ask = async () => (await change({ email, currentPassword: PASSWORD })).status;
  for (let n = 0; n < 5; n++) expect(await ask()).toBe(204);
  expect(await ask()).toBe(429);
  const made = {
    username: 'victim',
    email,
    password: PASSWORD,
    videoQuota: -1,
    videoQuotaDaily: -1,
    role: 2,
  };
  expect((await root.request('/api/v1/users', { method: 'POST', ...asJson(made) })).status).toBe(
    200,
  );
});
