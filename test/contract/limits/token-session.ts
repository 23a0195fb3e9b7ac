import { type Case, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const UNKNOWN = 999_999_999;

const list = (id: number) => `/users/${id}/token-sessions`;
const revoke = (method: string, id: number, session: number) => ({
  ask: `${method} ${list(id)}/${session}/revoke`,
});

export const tokenSessionCases = ({ aliceId }: At): Case[] => {
  const [bobId, aliceSession] = [aliceId + 1, 2]; // root, then Alice signed in
  return [
    ...refusesPages('alice', list(aliceId)),
    ...tells(404, ['alice'], { ask: `GET ${list(UNKNOWN)}` }),
    ...tells(401, ['nobody'], { ask: `GET ${list(aliceId)}` }),
    ...tells(403, ['bob'], { ask: `GET ${list(aliceId)}` }),
    ...tells(200, ['alice', 'root'], { ask: `GET ${list(aliceId)}` }),
    ...['GET', 'POST'].flatMap((method) => [
      ...tells(401, ['nobody'], revoke(method, aliceId, aliceSession)),
      ...tells(403, ['bob'], revoke(method, aliceId, aliceSession)),
      ...tells(404, ['alice'], revoke(method, aliceId, UNKNOWN)),
      ...tells(404, ['alice'], revoke(method, UNKNOWN, aliceSession)),
      ...tells(404, ['bob'], revoke(method, bobId, aliceSession)),
    ]),
    ...tells(200, ['alice'], revoke('POST', aliceId, aliceSession)),
    ...tells(401, ['alice'], { ask: `GET ${list(aliceId)}` }),
  ];
};
