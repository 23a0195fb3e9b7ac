import { type Case, nothing, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const APPLICANT = {
  username: 'user3',
  displayName: 'super user',
  email: 'test3@example.com',
  password: 'my super password',
  registrationReason: 'my super registration reason',
};
const ASK = '/users/registrations/request';
const MANY = 't'.repeat(5_000);
const UNKNOWN = 4_242;

const signUp = (signup: object): Case => ({
  as: 'root',
  ask: 'PUT /config/custom',
  body: { signup: { enabled: true, limit: -1, ...signup } },
  status: 200,
});

const applicant = (username: string, more: object = {}) => ({
  username,
  email: `${username}@example.com`,
  password: 'password',
  registrationReason: 'tt',
  ...more,
});
const register = (status: number, body: object): Case => ({
  as: 'nobody',
  ask: 'POST /users/register',
  body,
  status,
});
const request = (status: number, body: object): Case => ({
  as: 'nobody',
  ask: `POST ${ASK}`,
  body,
  status,
});

export const registrationCases = (): Case[] => [
  ...tells(200, ['alice'], { ask: 'POST /video-channels', body: { name: 'there', displayName: 'hello' } }), // prettier-ignore
  signUp({ requiresApproval: false }),
  ...applicantCases('POST /users/register'),
  signUp({ requiresApproval: true }),
  ...applicantCases(`POST ${ASK}`),
  ...openCases,
  ...approvalCases,
  ...decisionCases(1, 2),
  ...deletionCases(1, 3),
  ...refusesPages('root', '/users/registrations'),
  ...tells(401, ['nobody'], { ask: 'GET /users/registrations' }),
  ...tells(403, ['bob'], { ask: 'GET /users/registrations' }),
  ...tells(200, ['moderator'], { ask: 'GET /users/registrations?search=toto' }),
];

function applicantCases(ask: string): Case[] {
  const good = { as: 'nobody', ask, body: APPLICANT } as const;
  const taken = [
    { username: 'root' },
    { username: 'peertube' },
    { email: 'alice@example.org' },
    { email: 'Alice@example.org' },
    { channel: { name: 'there', displayName: 'toto' } },
  ];
  return [
    ...refuses(good, {
      username: ['', 'super'.repeat(50), 'my username'],
      email: [nothing, 'test_example.com'],
      password: ['bla', 'super'.repeat(61)],
      displayName: ['a'.repeat(150)],
      channel: [
        { name: '[]azf', displayName: 'toto' },
        { name: 'toto', displayName: '' },
        { name: APPLICANT.username, displayName: 'display name' },
      ],
    }),
    ...taken.map((change) => ({ ...good, body: { ...APPLICANT, ...change }, status: 409 })),
  ];
}

const CHANNEL = { name: 'super_user_direct_1_channel', displayName: 'super user direct 1 channel' };

const openCases: Case[] = [
  signUp({ enabled: false }),
  register(403, applicant('user4')),
  request(403, applicant('user4')),
  signUp({ requiresApproval: false, limit: 1 }),
  register(403, applicant('user42')),
  signUp({ requiresApproval: true, limit: 1 }),
  request(403, applicant('user42')),
  signUp({ requiresApproval: false, limit: 100 }),
  register(200, applicant('user43')),
  register(200, applicant('user_direct_1', { channel: CHANNEL })),
  request(400, applicant('user42')),
  signUp({ requiresApproval: true }),
  register(403, applicant('user42')),
];

const OTHER = { channel: { displayName: 'another', name: 'user_request_42_channel' } };
const SAME = { channel: { displayName: 'the same', name: 'user_request_2_channel' } };

const approvalCases: Case[] = [
  ...['', 't', MANY].map((registrationReason) =>
    request(400, applicant('user_request_1', { registrationReason })),
  ),
  request(200, applicant('user_request_2', SAME)),
  request(409, applicant('user_request_2', OTHER)),
  request(409, applicant('user42', { email: 'user_request_2@example.com', ...OTHER })),
  request(409, applicant('user42', { email: 'user_requesT_2@example.com', ...OTHER })),
  request(409, applicant('user42', SAME)),
  request(200, applicant('request_2')),
  request(200, applicant('request_3')),
];

const both = (id: number | string, moderationResponse = 'tt') =>
  ['accept', 'reject'].map((act) => ({
    ask: `POST /users/registrations/${id}/${act}`,
    body: { moderationResponse },
  }));

function decisionCases(accepted: number, rejected: number): Case[] {
  return [
    ...both(accepted).flatMap((good) => tells(401, ['nobody'], good)),
    ...both(accepted).flatMap((good) => tells(403, ['bob'], good)),
    ...both('t').flatMap((good) => tells(400, ['moderator'], good)),
    ...both(UNKNOWN).flatMap((good) => tells(404, ['moderator'], good)),
    ...['', 't', MANY]
      .flatMap((response) => both(accepted, response))
      .flatMap((bad) => tells(400, ['moderator'], bad)),
    ...tells(204, ['moderator'], both(accepted)[0]!),
    ...tells(204, ['moderator'], both(rejected)[1]!),
    ...[accepted, rejected]
      .flatMap((id) => both(id))
      .flatMap((again) => tells(409, ['moderator'], again)),
  ];
}

const one = (id: number | string) => ({ ask: `DELETE /users/registrations/${id}` });

function deletionCases(decided: number, pending: number): Case[] {
  return [
    ...tells(401, ['nobody'], one(pending)),
    ...tells(403, ['bob'], one(pending)),
    ...tells(400, ['moderator'], one('t')),
    ...tells(404, ['moderator'], one(UNKNOWN)),
    ...tells(204, ['moderator'], one(pending)),
    ...tells(204, ['moderator'], one(decided)),
  ];
}
