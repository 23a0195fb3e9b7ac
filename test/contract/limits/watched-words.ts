import { type Case, type Who, nothing, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const words = ['word1'];
const MANY = Array.from({ length: 550 }, (_, n) => `word${n}`);
const BAD_NAMES = ['', 'a'.repeat(500)];
const BAD_WORDS = [[], MANY, ['a'.repeat(102)], [''], ['', 'word']];

/** Alice's list is the first, and the node's the second. */
export const watchedWordsCases = (): Case[] => [
  ...tells(200, ['alice'], { ask: `POST ${OF_ALICE}`, body: { listName: 'default', words } }),
  ...tells(200, ['moderator'], { ask: `POST ${OF_NODE}`, body: { listName: 'default', words } }),
  ...keeping('alice', OF_ALICE, 1),
  ...keeping('moderator', OF_NODE, 2),
  ...unknownAccount,
];

const OF_ALICE = '/watched-words/accounts/alice/lists';
const OF_NODE = '/watched-words/server/lists';
const OF_NOBODY = '/watched-words/accounts/unknown/lists';

function keeping(as: Who, lists: string, id: number): Case[] {
  const add = { as, ask: `POST ${lists}`, body: { listName: 'list', words } };
  const change = { ...add, ask: `PUT ${lists}/${id}` };
  const remove = { ask: `DELETE ${lists}/${id}` };
  const renamed = { ...change, body: { listName: 'updated-list', words } };
  return [
    ...[{ ask: `GET ${lists}` }, add, change, remove].flatMap((one) => [
      ...tells(401, ['nobody'], one),
      ...tells(403, ['bob'], one),
    ]),
    ...refusesPages(as, lists),
    ...refuses(add, {
      listName: [nothing, null, ...BAD_NAMES],
      words: [nothing, null, ...BAD_WORDS],
    }),
    ...refuses(change, { listName: BAD_NAMES, words: BAD_WORDS }),
    { ...add, status: 200 },
    { ...renamed, status: 204 },
    { ...renamed, status: 204 },
    { ...add, status: 400 }, // the name is in use
    { ...change, status: 400 },
    ...tells(204, [as], remove),
  ];
}

const unknownAccount: Case[] = [
  ...refusesPages('alice', OF_NODE), // read before it is asked who may
  ...tells(404, ['root'], { ask: `GET ${OF_NOBODY}?sort=-createdAt` }),
  ...tells(404, ['alice'], { ask: `POST ${OF_NOBODY}`, body: { listName: 'list', words } }),
  ...tells(404, ['alice'], { ask: `DELETE ${OF_NOBODY}/1` }),
];
