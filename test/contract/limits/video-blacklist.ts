import { type Case, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const LIST = '/videos/blacklist';
const reason = ['a'.repeat(305)];

/** Root blocks Alice's video, and not the hidden one. */
export function videoBlacklistCases({ video, hidden }: At): Case[] {
  const one = `/videos/${video.uuid}`;
  const add = { as: 'root', ask: `POST ${one}/blacklist`, body: {} } as const;
  const change = { as: 'root', ask: `PUT ${one}/blacklist`, body: { reason: 'hello' } } as const;
  const remove = { as: 'root', ask: `DELETE ${one}/blacklist` } as const;
  return [
    ...[add, change, remove].flatMap((good) => [
      ...tells(401, ['nobody', 'forger'], good),
      ...tells(403, ['bob'], good),
    ]),
    ...['POST', 'PUT', 'DELETE'].flatMap((method) =>
      tells(400, ['root'], { ask: `${method} /videos/blabla/blacklist`, body: {} }),
    ),
    ...refuses(add, { reason }),
    { ...add, status: 204 },
    ...tells(404, ['root'], { ask: `PUT /videos/${hidden.uuid}/blacklist`, body: {} }),
    ...refuses(change, { reason }),
    { ...change, status: 204 },
    ...tells(401, ['nobody'], { ask: `GET ${one}` }),
    ...tells(403, ['bob'], { ask: `GET ${one}` }),
    ...tells(200, ['alice', 'root'], { ask: `GET ${one}` }),
    ...tells(200, ['root'], { ask: `GET /videos/${video.id}` }),
    ...tells(404, ['root'], { ask: `DELETE /videos/${hidden.uuid}/blacklist` }),
    { ...remove, status: 204 },
    ...tells(401, ['forger'], { ask: `GET ${LIST}` }),
    ...tells(403, ['bob'], { ask: `GET ${LIST}` }),
    ...refusesPages('root', `${LIST}/`),
    ...tells(400, ['root'], { ask: `GET ${LIST}?type=0` }),
    ...tells(200, ['root'], { ask: `GET ${LIST}?type=1` }),
  ];
}
