import { type Case, type Who, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const KNOWN = '127.0.0.1:9002';

/** Root mutes Bob and another node: for himself, and for everybody. */
export const blocklistCases = ({ host }: At): Case[] => [
  ...mutes('/users/me/blocklist', [], host),
  ...mutes('/server/blocklist', ['bob'], host),
  ...status,
];

const mutes = (list: string, unable: Who[], host: string): Case[] => [
  ...muting(`${list}/accounts`, unable, { good: 'bob', unknown: 'user2', field: 'accountName' }),
  ...muting(`${list}/servers`, unable, { good: KNOWN, unknown: '127.0.0.1:9004', field: 'host' }),
  ...tells(404, ['root'], { ask: `POST ${list}/accounts`, body: { accountName: 'user2' } }),
  ...tells(409, ['root'], { ask: `POST ${list}/accounts`, body: { accountName: 'root' } }),
  ...tells(204, ['root'], { ask: `POST ${list}/servers`, body: { host: '127.0.0.1:9003' } }),
  ...tells(409, ['root'], { ask: `POST ${list}/servers`, body: { host } }),
];

type Named = { good: string; unknown: string; field: string };

function muting(list: string, unable: Who[], { good, unknown, field }: Named): Case[] {
  const mute = { ask: `POST ${list}`, body: { [field]: good } };
  const unmute = { ask: `DELETE ${list}/${good}` };
  return [
    ...refusesPages('root', list),
    ...[{ ask: `GET ${list}` }, mute, unmute].flatMap((one) => [
      ...tells(401, ['nobody'], one),
      ...tells(403, unable, one),
    ]),
    ...tells(204, ['root'], mute),
    ...tells(404, ['root'], { ask: `DELETE ${list}/${unknown}` }),
    ...tells(204, ['root'], unmute),
  ];
}

const STATUS = 'GET /blocklist/status';
const MANY = 'hosts=example.com&accounts=john@example.com&'.repeat(101);

const status: Case[] = [
  ...tells(401, ['forger'], { ask: STATUS }),
  ...['accounts=1', 'accounts[0]=1', 'hosts=1', 'hosts[0]=1'].flatMap((query) =>
    tells(400, ['nobody'], { ask: `${STATUS}?${query}` }),
  ),
  ...['', 'hosts[0]=example.com&accounts[0]=john@example.com', MANY].flatMap((query) =>
    tells(200, ['nobody'], { ask: `${STATUS}?${query}` }),
  ),
];
