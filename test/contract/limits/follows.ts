import { type Case, nothing, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const PEER = 'toto@127.0.0.1:9003';
const wanted = { ask: 'POST /server/following', body: { hosts: ['127.0.0.1:9002'] } };

export const followCases = (): Case[] => [
  ...refuses(
    { as: 'root', ...wanted },
    {
      hosts: [nothing, ['127.0.0.1:9002', '127.0.0.1:coucou'], ['127.0.0.1:9002', 'http://127.0.0.1:9003']], // prettier-ignore
      handles: [['hello@example.com', '127.0.0.1:9001']],
    },
  ),
  ...['127.0.0.1:9002', 'hello@example.com'].map((one): Case => ({
    as: 'root',
    ...wanted,
    body: { urls: [one, one] },
    status: 400,
  })),
  ...tells(401, ['forger'], wanted),
  ...tells(403, ['bob', 'moderator'], wanted),
  ...['following', 'followers'].flatMap((side) => [
    ...refusesPages('nobody', `/server/${side}`),
    ...tells(400, ['nobody'], { ask: `GET /server/${side}?state=blabla` }),
    ...tells(400, ['nobody'], { ask: `GET /server/${side}?actorType=blabla` }),
    ...tells(200, ['nobody'], { ask: `GET /server/${side}?state=accepted&actorType=Application` }),
  ]),
  ...ofFollower('DELETE', ''),
  ...ofFollower('POST', '/accept'),
  ...ofFollower('POST', '/reject'),
  ...tells(401, ['forger'], { ask: 'DELETE /server/following/127.0.0.1:9002' }),
  ...tells(403, ['bob'], { ask: 'DELETE /server/following/127.0.0.1:9002' }),
  ...tells(404, ['root'], { ask: 'DELETE /server/following/example.com' }),
];

const ofFollower = (method: string, verb: string): Case[] => [
  ...tells(401, ['forger'], { ask: `${method} /server/followers/${PEER}${verb}` }),
  ...tells(403, ['bob'], { ask: `${method} /server/followers/${PEER}${verb}` }),
  ...tells(400, ['root'], { ask: `${method} /server/followers/toto${verb}` }),
  ...tells(404, ['root'], { ask: `${method} /server/followers/${PEER}${verb}` }),
];
