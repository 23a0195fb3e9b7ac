import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const reason = 'my super reason';
const BAD_FILTERS = ['id=toto', 'state=toto', 'state=0'];
const BAD_FILTERS_OF_ALL = ['filter=toto', 'filter=videos', 'predefinedReason=violentOrRepulsives', 'videoIs=toto']; // prettier-ignore

/** Bob reports, and the report is the first. */
export const abuseCases = (at: At): Case[] => [
  ...lists,
  ...reporting(at),
  ...judging,
  ...messages,
  ...tells(401, ['nobody', 'forger'], { ask: 'DELETE /abuses/1' }),
  ...tells(403, ['bob'], { ask: 'DELETE /abuses/1' }),
  ...tells(404, ['root'], { ask: 'DELETE /abuses/45' }),
  ...tells(204, ['root'], { ask: 'DELETE /abuses/1' }),
];

const lists: Case[] = [
  ...refusesPages('root', '/abuses/'),
  ...tells(401, ['nobody'], { ask: 'GET /abuses/' }),
  ...tells(403, ['bob'], { ask: 'GET /abuses/' }),
  ...[...BAD_FILTERS, ...BAD_FILTERS_OF_ALL].flatMap((filter) =>
    tells(400, ['root'], { ask: `GET /abuses/?${filter}` }),
  ),
  ...tells(200, ['root'], {
    ask: 'GET /abuses/?id=13&predefinedReason=violentOrRepulsive&filter=comment&state=2&videoIs=deleted',
  }),
  ...refusesPages('bob', '/users/me/abuses'),
  ...tells(401, ['nobody'], { ask: 'GET /users/me/abuses' }),
  ...BAD_FILTERS.flatMap((filter) =>
    tells(400, ['bob'], { ask: `GET /users/me/abuses?${filter}` }),
  ),
  ...tells(200, ['bob'], { ask: 'GET /users/me/abuses?id=13&state=2' }),
];

function reporting({ video, hidden }: At): Case[] {
  const good = {
    as: 'bob',
    ask: 'POST /abuses/',
    body: { video: { id: video.id }, reason },
  } as const;
  return [
    { ...good, body: {}, status: 400 },
    { ...good, body: { reason }, status: 400 },
    ...['video', 'comment', 'account'].flatMap((kind): Case[] => [
      { ...good, body: { [kind]: { id: 'blabla' }, reason }, status: 400 },
      { ...good, body: { [kind]: { id: 42 }, reason }, status: 404 },
    ]),
    ...tells(401, ['nobody', 'forger'], good),
    ...refuses(good, {
      reason: [nothing, 'h', 'super'.repeat(605)],
      predefinedReasons: [['wrongPredefinedReason']],
      video: [
        { id: video.id, startAt: -1 },
        { id: video.id, startAt: 5, endAt: 1 },
      ],
    }),
    { ...good, body: { video: { id: video.uuid }, reason }, status: 200 },
    {
      ...good,
      body: {
        video: { id: video.id, startAt: 1, endAt: 5 },
        reason,
        predefinedReasons: ['serverRules'],
      },
      status: 200,
    },
    { ...good, body: { video: { id: hidden.uuid }, reason }, status: 403 },
  ];
}

const judge = { ask: 'PUT /abuses/1', body: {} };
const judging: Case[] = [
  ...tells(401, ['nobody', 'forger'], judge),
  ...tells(403, ['bob'], judge),
  ...tells(404, ['root'], { ask: 'PUT /abuses/45', body: {} }),
  ...refuses({ as: 'root', ...judge }, { state: [5], moderationComment: ['b'.repeat(3001)] }),
  { as: 'root', ...judge, body: { state: 3 }, status: 204 },
];

const say = { ask: 'POST /abuses/1/messages', body: { message: 'my super message' } };
const [read, remove] = [{ ask: 'GET /abuses/1/messages' }, { ask: 'DELETE /abuses/1/messages/1' }];
const messages: Case[] = [
  ...tells(404, ['alice'], { ...say, ask: 'POST /abuses/888/messages' }),
  ...tells(401, ['nobody', 'forger'], say),
  ...tells(403, ['alice'], say),
  ...refuses({ as: 'bob', ...say }, { message: ['a'.repeat(5000)] }),
  ...tells(200, ['bob'], say),
  ...tells(404, ['bob'], { ask: 'GET /abuses/888/messages' }),
  ...tells(401, ['nobody', 'forger'], read),
  ...tells(403, ['alice'], read),
  ...tells(200, ['bob'], read),
  ...tells(404, ['bob'], { ask: 'DELETE /abuses/888/messages/1' }),
  ...tells(404, ['bob'], { ask: 'DELETE /abuses/1/messages/888' }),
  ...tells(401, ['nobody', 'forger'], remove),
  ...tells(403, ['alice'], remove),
  ...tells(204, ['bob'], remove),
];
