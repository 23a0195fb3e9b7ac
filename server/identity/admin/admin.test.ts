import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { openInbox } from '../../../test/support/mail.ts';
import { openMedia } from '../../../test/support/media.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

async function open(settings: NodeJS.ProcessEnv = {}) {
  const node = await startTestNode(settings);
  const { root, join } = await openPeople(node);
  const people = { root, mod: await join('mod', 'moderator'), ada: await join('ada') };
  const list = async (query = '') =>
    (await (await root.request(`/api/v1/users${query}`)).json()) as {
      total: number;
      data: { id: number; username: string }[];
    };
  const ids = Object.fromEntries((await list()).data.map(({ username, id }) => [username, id]));
  const call = (by: keyof typeof people, method: string, path: string, body?: object) =>
    people[by].request(`/api/v1/users/${path}`, { method, ...(body && asJson(body)) });
  const status = async (...args: Parameters<typeof call>) => (await call(...args)).status;
  return { node, ...people, join, list, ids, call, status };
}

test('users are listed, found and described as the contract has it', async () => {
  const { root, join, list, call, status, ids } = await open();
  await join('a_a');
  await join('axa');
  expectShape(await list(), recorded('api-admin-users'));
  const names = async (query: string) => (await list(query)).data.map(({ username }) => username);
  expect(await names('?search=a_a')).toEqual(['a_a']);
  expect(await names('?search=%25')).toEqual([]);
  expect(await names('?sort=username&count=2')).toEqual(['a_a', 'ada']);
  expect(await names('?role=1')).toEqual(['mod']);
  expect(await names('?blocked=true')).toEqual([]);
  for (const query of ['?start=a', '?count=101', '?sort=hello', '?blocked=maybe'])
    expect((await root.request(`/api/v1/users${query}`)).status).toBe(400);
  const suggested = await call('ada', 'GET', 'autocomplete?search=a_');
  expect(await suggested.json()).toEqual(['a_a']);
  const one = await call('mod', 'GET', `${ids['ada']}?withStats=true`);
  expect(await one.json()).toMatchObject({
    username: 'ada',
    videosCount: 0,
    videoCommentsCount: 0,
    abusesCount: 0,
    abusesAcceptedCount: 0,
    abusesCreatedCount: 0,
  });
  expect(await status('root', 'GET', '4242')).toBe(404);
  expect(await status('ada', 'GET', String(ids['ada']))).toBe(403);
});

test('moderators change users, but neither roles nor each other nor administrators', async () => {
  const { ids, status } = await open();
  const [ada, mod, root] = [ids['ada'], ids['mod'], ids['root']];
  expect(await status('mod', 'PUT', `${ada}`, { videoQuota: 42 })).toBe(204);
  expect(await status('mod', 'PUT', `${ada}`, { role: 1 })).toBe(403);
  expect(await status('mod', 'PUT', `${mod}`, { role: 0 })).toBe(403);
  expect(await status('mod', 'DELETE', `${mod}`)).toBe(403);
  expect(await status('mod', 'POST', `${root}/block`, {})).toBe(403);
  expect(await status('ada', 'PUT', `${ada}`, { videoQuota: -1 })).toBe(403);
  expect(await status('root', 'PUT', `${root}`, { role: 1 })).toBe(400);
  expect(await status('root', 'POST', `${root}/block`, {})).toBe(400);
  expect(await status('root', 'DELETE', `${root}`)).toBe(400);
  expect(await status('root', 'DELETE', 'blabla')).toBe(400);
  expect(await status('root', 'PUT', `${ada}`, { email: 'MOD@example.org' })).toBe(409);
  expect(await status('root', 'PUT', `${ada}`, { email: 'ada@example.org' })).toBe(204);
  for (const body of [{ email: 'x' }, { emailVerified: 'yes' }, { role: 9 }, { id: 1 }])
    expect(await status('root', 'PUT', `${ada}`, body)).toBe(400);
  expect(await status('ada', 'GET', 'me')).toBe(200);
  expect(await status('root', 'PUT', `${ada}`, { role: 1, adminFlags: 1 })).toBe(204);
  expect(await status('ada', 'GET', 'me')).toBe(401); // they sign in again, to be what they are now
  expect(await status('mod', 'POST', `${ada}/block`, { reason: 'spam' })).toBe(403);
  expect(await status('root', 'DELETE', `${ada}`)).toBe(204);
  expect(await status('root', 'DELETE', `${ada}`)).toBe(404);
});

test('who is blocked is out within seconds, with every token given to them', async () => {
  const { node, ada, ids, status } = await open();
  const { givenMedia } = openMedia(node);
  const { uuid, guarded, media } = await givenMedia(ada, { privacy: 3 });
  const given = await ada.request(`/api/v1/videos/${uuid}/token`, { method: 'POST' });
  const { files } = (await given.json()) as { files: { token: string } };
  const file = async () =>
    (await node.request(`${guarded}/${media}?videoFileToken=${files.token}`)).status;
  expect(await file()).toBe(200);
  expect(await status('mod', 'POST', `${ids['ada']}/block`, { reason: 'spam' })).toBe(204);
  expect((await ada.request('/api/v1/users/me')).status).toBe(401);
  await expect(node.signIn('ada', 'open sesame')).rejects.toThrow('account_blocked');
  await expect.poll(file, { timeout: 10_000, interval: 500 }).toBe(403);
  expect(await status('mod', 'POST', `${ids['ada']}/unblock`)).toBe(204);
  await node.signIn('ada', 'open sesame');
  expect(await file()).toBe(403);
});

test('sessions are listed for their user and ended one by one', async () => {
  const { node, ada, ids, call, status } = await open();
  const other = await node.signIn('ada', 'open sesame');
  await other.request('/api/v1/users/me', { headers: { 'user-agent': 'elsewhere' } });
  const path = `${ids['ada']}/token-sessions`;
  const listed = await call('ada', 'GET', `${path}?sort=createdAt`);
  const { total, data } = (await listed.json()) as {
    total: number;
    data: { id: number; currentSession: boolean; lastActivityDevice: string }[];
  };
  expect(total).toBe(2);
  expect(data.map(({ currentSession }) => currentSession)).toEqual([true, false]);
  expect(data[1]!.lastActivityDevice).toBe('elsewhere');
  expect(await status('mod', 'GET', path)).toBe(200);
  expect(await status('ada', 'GET', `${ids['mod']}/token-sessions`)).toBe(403);
  expect(await status('ada', 'GET', '4242/token-sessions')).toBe(404);
  expect(await status('ada', 'POST', `${ids['ada']}/token-sessions/4242/revoke`)).toBe(404);
  expect(await status('mod', 'POST', `${ids['mod']}/token-sessions/${data[1]!.id}/revoke`)).toBe(
    404,
  );
  expect((await ada.request('/api/v1/users/me')).status).toBe(200);
  expect(await (await call('ada', 'POST', `${path}/${data[1]!.id}/revoke`)).json()).toEqual({
    success: true,
  });
  expect((await other.request('/api/v1/users/me')).status).toBe(401);
});

test('who is blocked is told so by mail, with the reason, and when they are let in again', async () => {
  const inbox = await openInbox();
  const { ids, status } = await open({ SMTP_URL: inbox.smtpUrl });
  expect(await status('mod', 'POST', `${ids['ada']}/block`, { reason: 'It was spam' })).toBe(204);
  const told = await inbox.next('ada@example.org', 'has been blocked');
  expect(told.text).toContain('It was spam');
  expect(await status('mod', 'POST', `${ids['ada']}/unblock`)).toBe(204);
  await inbox.next('ada@example.org', 'has been unblocked');
});

test('who is added without a password chooses it by a link', async () => {
  const inbox = await openInbox();
  const { node, root } = await open({ SMTP_URL: inbox.smtpUrl });
  const user = { username: 'eve', password: '', email: 'eve@example.org', role: 2 };
  const created = await root.request('/api/v1/users', { method: 'POST', ...asJson(user) });
  expect(created.status).toBe(200);
  const { text } = await inbox.next('eve@example.org', 'password');
  const link = new URL(/http\S+/.exec(text)![0]);
  const { userId, verificationString } = Object.fromEntries(link.searchParams);
  const reset = { verificationString, password: 'a new password' };
  const path = `/api/v1/users/${userId}/reset-password`;
  expect((await node.request(path, { method: 'POST', ...asJson(reset) })).status).toBe(204);
  expect((await node.request(path, { method: 'POST', ...asJson(reset) })).status).toBe(403);
  await node.signIn('eve', 'a new password');
});
