import { expect, test } from 'vitest';

import type { SignedIn } from '../../test/support/client.ts';
import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../test/support/node.ts';

const USER = { username: 'alice', password: 'open sesame', email: 'alice@example.org', role: 2 };

async function open() {
  const node = await startTestNode();
  return { node, root: await node.signIn('root', ADMIN_PASSWORD) };
}

const create = (by: SignedIn | TestNode, user: object) =>
  by.request('/api/v1/users', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  });

test('an administrator creates a user, who has a channel and sees themselves as the contract has it', async () => {
  const { node, root } = await open();
  const response = await create(root, { ...USER, videoQuota: 1000, videoQuotaDaily: -1 });
  expect(response.status).toBe(200);
  const created = (await response.json()) as { user: { id: number; account: { id: number } } };
  const alice = await node.signIn('alice', 'open sesame');
  const me = await (await alice.request('/api/v1/users/me')).json();
  expect(me).toMatchObject({
    id: created.user.id,
    username: 'alice',
    email: 'alice@example.org',
    role: { id: 2, label: 'User' },
    videoQuota: 1000,
    videoQuotaDaily: -1,
    blocked: false,
    lastLoginDate: expect.stringMatching(/^\d{4}-/) as string,
    account: { id: created.user.account.id, name: 'alice', userId: created.user.id, avatars: [] },
    videoChannels: [{ name: 'alice_channel', displayName: 'Main alice channel', isLocal: true }],
  });
  expect(Object.keys(me as object).toSorted()).toEqual(RECORDED);
});

/** The names of the fields of users/me as recorded. */
const RECORDED = [
  'account',
  'adminFlags',
  'autoPlayNextVideo',
  'autoPlayNextVideoPlaylist',
  'autoPlayVideo',
  'blocked',
  'blockedReason',
  'createdAt',
  'email',
  'emailVerified',
  'id',
  'language',
  'lastLoginDate',
  'newFeaturesInfoRead',
  'noAccountSetupWarningModal',
  'noInstanceConfigWarningModal',
  'noWelcomeModal',
  'notificationSettings',
  'nsfwFlagsBlurred',
  'nsfwFlagsDisplayed',
  'nsfwFlagsHidden',
  'nsfwFlagsWarned',
  'nsfwPolicy',
  'p2pEnabled',
  'pendingEmail',
  'pluginAuth',
  'role',
  'specialPlaylists',
  'theme',
  'twoFactorEnabled',
  'username',
  'videoChannelCollaborations',
  'videoChannels',
  'videoLanguages',
  'videoQuota',
  'videoQuotaDaily',
  'videosHistoryEnabled',
];

test('a name or an e-mail address is given once, in any case, to accounts and channels together', async () => {
  const { root } = await open();
  expect((await create(root, USER)).status).toBe(200);
  const bob = { ...USER, username: 'bob', email: 'bob@example.org' };
  for (const user of [
    { ...bob, username: 'alice' },
    { ...bob, username: 'alice_channel' },
    { ...bob, email: 'ALICE@example.org' },
    { ...bob, channelName: 'Alice' },
    { ...bob, channelName: 'bob' },
  ]) {
    const response = await create(root, user);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'conflict' });
  }
  expect((await create(root, { ...bob, channelName: 'Bobs-films' })).status).toBe(200);
});

test('a default channel whose name is taken gets a number', async () => {
  const { node, root } = await open();
  await create(root, { ...USER, username: 'alice_channel', email: 'other@example.org' });
  await create(root, USER);
  const alice = await node.signIn('alice', 'open sesame');
  expect(await (await alice.request('/api/v1/users/me')).json()).toMatchObject({
    videoChannels: [{ name: 'alice_channel-1' }],
  });
});

test('a new user with a field nobody may set, or that is wrong, is refused by name', async () => {
  const { root } = await open();
  const response = await create(root, { ...USER, username: 'Alice', passwordHash: 'x' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: 'invalid',
    'invalid-params': { username: { msg: 'only a-z, 0-9, . and _, at most 50' } },
  });
});

test('administrators create anybody, moderators create users, users nobody', async () => {
  const { node, root } = await open();
  await create(root, { ...USER, username: 'mod', email: 'mod@example.org', role: 1 });
  await create(root, USER);
  const [mod, alice] = [
    await node.signIn('mod', USER.password),
    await node.signIn('alice', USER.password),
  ];
  const attempt = async (by: SignedIn | TestNode, role: number, username: string) =>
    (await create(by, { ...USER, username, email: `${username}@example.org`, role })).status;
  expect(await attempt(root, 0, 'r0')).toBe(200);
  expect(await attempt(root, 1, 'r1')).toBe(200);
  expect(await attempt(mod, 0, 'm0')).toBe(403);
  expect(await attempt(mod, 1, 'm1')).toBe(403);
  expect(await attempt(mod, 2, 'm2')).toBe(200);
  expect(await attempt(alice, 2, 'a2')).toBe(403);
  expect(await attempt(node, 2, 'n2')).toBe(401);
});
