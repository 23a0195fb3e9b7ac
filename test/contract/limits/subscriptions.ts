import { type Case, tells } from './case.ts';
import type { At } from './given.ts';

const LIST = '/users/me/subscriptions';
const NO_HANDLES = ['root', 'root@', 'root@hello@'];

export const subscriptionCases = ({ host }: At): Case[] => {
  const uri = `alice_channel@${host}`;
  const one = `${LIST}/${uri}`;
  return [
    ...tells(401, ['nobody'], { ask: `GET ${LIST}` }),
    ...tells(200, ['bob'], { ask: `GET ${LIST}` }),
    ...tells(401, ['nobody'], { ask: `GET ${LIST}/videos` }),
    ...tells(200, ['bob'], { ask: `GET ${LIST}/videos` }),
    ...tells(401, ['nobody'], { ask: `POST ${LIST}`, body: { uri } }),
    ...NO_HANDLES.map(
      (bad) => ({ as: 'bob', ask: `POST ${LIST}`, body: { uri: bad }, status: 400 }) as const,
    ),
    ...tells(204, ['bob'], { ask: `POST ${LIST}`, body: { uri } }),
    ...['GET', 'DELETE'].flatMap((method) => [
      ...tells(401, ['nobody'], { ask: `${method} ${one}` }),
      ...NO_HANDLES.flatMap((bad) => tells(400, ['bob'], { ask: `${method} ${LIST}/${bad}` })),
      ...tells(404, ['bob'], { ask: `${method} ${LIST}/root1@${host}` }),
    ]),
    ...tells(200, ['bob'], { ask: `GET ${one}` }),
    ...tells(401, ['nobody'], { ask: `GET ${LIST}/exist?uris=${uri}` }),
    ...tells(400, ['bob'], { ask: `GET ${LIST}/exist?uris=toto` }),
    ...tells(400, ['bob'], { ask: `GET ${LIST}/exist?uris[]=1` }),
    ...tells(200, ['bob'], { ask: `GET ${LIST}/exist?uris[]=coucou@${host}` }),
    ...tells(204, ['bob'], { ask: `DELETE ${one}` }),
  ];
};
