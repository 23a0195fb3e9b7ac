import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const USER = {
  username: 'user2',
  email: 'test@example.com',
  password: 'my super password',
  videoQuota: -1,
  videoQuotaDaily: -1,
  role: 2,
  adminFlags: 1,
};
const ROLES = { administrator: 0, moderator: 1, user: 2 };
const ROOT = '/users/1';

const add = { as: 'root', ask: 'POST /users/', body: USER } as const; // their tests ask with the slash
const QUOTAS = { videoQuota: [-5], videoQuotaDaily: [-7] };
const PASSWORDS = ['bla', 'super'.repeat(61)];

export const userAdminCases = ({ aliceId }: At): Case[] => {
  const alice = `/users/${aliceId}`;
  const change = { as: 'root', ask: `PUT ${alice}`, body: {} } as const;
  return [
    ...refusesPages('root', '/users/'),
    ...tells(401, ['nobody'], { ask: 'GET /users/' }),
    ...tells(403, ['bob'], { ask: 'GET /users/' }),
    ...refuses(add, {
      ...QUOTAS,
      username: ['', 'super'.repeat(50), 'Toto', 'my username'],
      email: [nothing, 'test_example.com'],
      password: [...PASSWORDS, ''], // no mail is sent here by which they could choose one
      adminFlags: ['toto'],
      role: [nothing, 88_989],
    }),
    ...tells(401, ['nobody'], add),
    ...taken({ username: 'alice' }, { email: 'alice@example.org' }, { email: 'aLice@example.org' }),
    ...taken({ username: 'peertube' }),
    ...[ROLES.administrator, ROLES.moderator].map(
      (role) => ({ ...add, as: 'moderator', body: { ...USER, role }, status: 403 }) as const,
    ),
    {
      ...add,
      as: 'moderator',
      body: { ...USER, username: 'a4656', email: 'a4656@example.com' },
      status: 200,
    },
    { ...add, status: 200 },
    ...tells(403, ['bob'], { ask: 'POST /users/', body: { username: 'user3', videoQuota: 4 } }),
    ...tells(401, ['nobody'], { ask: `GET ${alice}` }),
    ...tells(403, ['bob'], { ask: `GET ${alice}` }),
    ...tells(200, ['root', 'moderator'], { ask: `GET ${alice}` }),
    ...refuses(change, {
      ...QUOTAS,
      email: ['blabla'],
      emailVerified: ['yes'],
      role: [54_878],
      password: PASSWORDS,
      adminFlags: ['toto'],
    }),
    { ...change, body: { email: 'moDerator@example.org' }, status: 409 },
    { ...change, body: { email: 'alice@example.org' }, status: 204 },
    ...tells(401, ['nobody'], change),
    { ...change, ask: `PUT ${ROOT}`, body: { role: ROLES.moderator }, status: 400 },
    { ...change, ask: 'PUT /users/undefined', status: 400 },
    { ...change, as: 'moderator', ask: `PUT ${ROOT}`, body: { videoQuota: 42 }, status: 403 },
    { ...change, as: 'moderator', body: { videoQuota: 42 }, status: 204 },
    {
      ...change,
      body: { email: 'email@example.com', emailVerified: true, videoQuota: 42, role: ROLES.user },
      status: 204,
    },
  ];
};

const taken = (...changes: object[]): Case[] =>
  changes.map((change) => ({ ...add, body: { ...USER, ...change }, status: 409 }));
