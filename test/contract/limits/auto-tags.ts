import { type Case, refuses, tells } from './case.ts';

const OF_NODE = 'GET /automatic-tags/server/available';
const availableTo = (account: string) => `GET /automatic-tags/accounts/${account}/available`;
const policiesOf = (account: string) => `/automatic-tags/policies/accounts/${account}/comments`;
const body = { review: ['external-link'] };
const choose = { as: 'alice', ask: `PUT ${policiesOf('alice')}`, body } as const;

const reading = (askOf: (account: string) => string): Case[] => [
  ...tells(401, ['nobody'], { ask: askOf('alice') }),
  ...tells(403, ['bob'], { ask: askOf('alice') }),
  ...tells(404, ['alice'], { ask: askOf('user42') }),
  ...tells(200, ['alice'], { ask: askOf('alice') }),
];

export const autoTagCases = (): Case[] => [
  ...reading(availableTo),
  ...tells(401, ['nobody'], { ask: OF_NODE }),
  ...tells(403, ['alice'], { ask: OF_NODE }),
  ...tells(200, ['root'], { ask: OF_NODE }),
  ...reading((account) => `GET ${policiesOf(account)}`),
  ...tells(401, ['nobody'], choose),
  ...tells(403, ['bob'], choose),
  ...tells(404, ['alice'], { ask: `PUT ${policiesOf('user42')}`, body }),
  ...refuses(choose, { review: ['toto', ['toto']] }),
  { ...choose, status: 204 },
];
