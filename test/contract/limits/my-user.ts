import { type Case, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';
import { BIG_PICTURE, NO_PICTURE, PICTURE } from './pictures.ts';

const PASSWORD = 'open sesame';
const CHANGE = { currentPassword: PASSWORD, password: 'my super password' };
const UNKNOWN = 4_545_454;

const change = { as: 'alice', ask: 'PUT /users/me' } as const;
const pick = 'POST /users//me/avatar/pick'; // their tests ask with two slashes

/** What users do with themselves (theirs: `my-user`, later `user-me`). */
export const myUserCases = (at: At): Case[] => [
  ...changeCases,
  ...tells(400, ['alice'], { ask: pick, form: { avatarfile: NO_PICTURE } }),
  ...tells(400, ['alice'], { ask: pick, form: { avatarfile: BIG_PICTURE } }),
  ...tells(401, ['nobody'], { ask: pick, form: { avatarfile: PICTURE } }),
  ...tells(200, ['alice'], { ask: pick, form: { avatarfile: PICTURE } }),
  ...['GET', 'POST'].flatMap((method) => [
    ...tells(401, ['nobody'], { ask: `${method} /users/scoped-tokens` }),
    ...tells(200, ['alice'], { ask: `${method} /users/scoped-tokens`, body: undefined }),
  ]),
  ...tells(401, ['nobody'], { ask: 'GET /users/me' }),
  ...tells(200, ['alice'], { ask: 'GET /users/me' }),
  ...ratingCases(at),
  ...lists('/accounts/alice/ratings'),
  ...tells(400, ['alice'], { ask: 'GET /accounts/alice/ratings?rating=toto%20' }),
  ...lists('/accounts/alice/followers'),
  ...blockCases(at),
  ...tells(400, ['root'], { ask: 'DELETE /users/me' }),
  ...tells(401, ['nobody'], { ask: `POST ${FEATURE}`, body: { feature: 1 } }),
  ...tells(400, ['alice'], { ask: `POST ${FEATURE}`, body: { feature: 'toto' } }),
  ...tells(204, ['alice'], { ask: `POST ${FEATURE}`, body: { feature: 1 } }),
];

const FEATURE = '/users/me/new-feature-info/read';
const NO_SWITCH = [-1];

const changeCases: Case[] = [
  ...tells(401, ['nobody'], { ...change, body: CHANGE }),
  ...refuses(
    { ...change, body: { currentPassword: PASSWORD } },
    { email: ['blabla'], password: ['bla', 'super'.repeat(61), '😁'.repeat(20)] },
  ),
  { ...change, body: { email: 'other@example.org' }, status: 400 },
  ...['moderator@example.org', 'moderatoR@example.org'].map((email) => ({
    ...change,
    body: { email, currentPassword: PASSWORD },
    status: 409,
  })),
  { ...change, body: { email: 'alice@example.org', currentPassword: PASSWORD }, status: 204 },
  { ...change, body: { currentPassword: 'wrong', password: 'super'.repeat(61) }, status: 401 },
  ...refuses(
    { ...change, body: {} },
    {
      nsfwPolicy: ['hello'],
      nsfwFlagsDisplayed: ['hello'],
      nsfwFlagsHidden: ['hello'],
      nsfwFlagsBlurred: ['hello'],
      nsfwFlagsWarned: ['hello'],
      autoPlayVideo: NO_SWITCH,
      autoPlayNextVideo: NO_SWITCH,
      videosHistoryEnabled: NO_SWITCH,
      noInstanceConfigWarningModal: NO_SWITCH,
      noAccountSetupWarningModal: NO_SWITCH,
      noWelcomeModal: NO_SWITCH,
      description: ['super'.repeat(201)],
      videoLanguages: ['toto', Array.from({ length: 1_000 }, () => 'fr')],
      language: ['toto'],
      theme: ['invalid', 'peertube-theme-unknown'],
    },
  ),
  { ...change, body: { nsfwFlagsDisplayed: 1, nsfwFlagsWarned: 1 }, status: 400 },
  { ...change, body: { nsfwFlagsHidden: 1, nsfwFlagsBlurred: 1 }, status: 400 },
  {
    ...change,
    body: {
      ...CHANGE,
      nsfwPolicy: 'warn',
      nsfwFlagsDisplayed: 0,
      nsfwFlagsHidden: 1,
      nsfwFlagsWarned: 2,
      nsfwFlagsBlurred: 0,
      autoPlayVideo: false,
      email: 'super_email@example.com',
      theme: 'default',
      noInstanceConfigWarningModal: true,
      noWelcomeModal: true,
      noAccountSetupWarningModal: true,
      language: 'fr',
    },
    status: 204,
  },
  { ...change, body: { nsfwPolicy: 'blur', autoPlayVideo: false }, status: 204 },
];

const ratingOf = (id: string | number) => ({ ask: `GET /users/me/videos/${id}/rating` });

function ratingCases({ video }: At): Case[] {
  return [
    ...tells(401, ['nobody'], ratingOf(video.id)),
    ...tells(400, ['alice'], ratingOf('blabla')),
    ...tells(404, ['alice'], ratingOf('4da6fde3-88f7-4d16-b119-108df5630b06')),
    ...tells(200, ['alice'], ratingOf(video.id)),
    ...tells(200, ['alice'], ratingOf(video.uuid)),
  ];
}

function lists(list: string): Case[] {
  return [
    ...refusesPages('alice', list),
    ...tells(401, ['nobody'], { ask: `GET ${list}` }),
    ...tells(403, ['bob'], { ask: `GET ${list}` }),
    ...tells(200, ['alice'], { ask: `GET ${list}` }),
  ];
}

const acts = (id: string | number) => [
  { ask: `DELETE /users/${id}` },
  { ask: `POST /users/${id}/block`, body: {} },
  { ask: `POST /users/${id}/unblock` },
];

const blockCases = ({ aliceId }: At): Case[] => {
  return [
    ...acts('blabla').flatMap((act) => tells(400, ['root'], act)),
    ...acts(1).flatMap((act) => tells(400, ['root'], act)),
    ...acts(UNKNOWN).flatMap((act) => tells(404, ['root'], act)),
    ...acts(aliceId).flatMap((act) => tells(403, ['bob'], act)),
    ...acts(1).flatMap((act) => tells(403, ['moderator'], act)),
  ];
};
