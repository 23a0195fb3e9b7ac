import { asJson } from '../../support/people.ts';
import type { Callers } from './ask.ts';
import { BAD_LISTS, type Case, narrows, nothing, refuses, tells, type Who } from './case.ts';
import { clipFile } from './files.ts';
import type { At } from './given.ts';

const PASSWORDS = ['password1', 'password2'];
const WRONG = [[], ['p'], ['x'.repeat(101)], [''], ['password', 'password']];
const EVERYBODY: Who[] = ['nobody', 'bob', 'alice'];
const withPassword = (password: string) => ({ 'x-peertube-video-password': password });

export const passwordCases = async (
  { video, channelId }: At,
  { alice }: Callers,
): Promise<Case[]> => {
  const ask = `PUT /videos/${video.uuid}`;
  const change = { name: 'Guarded', privacy: 5, videoPasswords: PASSWORDS };
  await alice.request(`/api/v1/videos/${video.uuid}`, { method: 'PUT', ...asJson(change) });
  return [
    ...refuses({ as: 'alice', ask, body: change }, { videoPasswords: [nothing, ...WRONG] }),
    { as: 'alice', ask, body: change, status: 204 },
    ...uploadCases({ ...change, channelId }, await clipFile()),
    ...readings(video).flatMap(readCases),
    ...listCases(`/videos/${video.uuid}/passwords`),
  ];
};

function uploadCases(body: Record<string, unknown>, videofile: File): Case[] {
  const form = { ...body, videofile };
  const headers = { 'x-upload-content-length': '1000' };
  const begin = { body: { ...body, filename: 'clip.mp4' }, headers };
  const wrong = { videoPasswords: [nothing, ...WRONG] };
  return [
    ...refuses({ as: 'alice', ask: 'POST /videos/upload', form }, wrong),
    { as: 'alice', ask: 'POST /videos/upload', form, status: 200 },
    ...refuses({ as: 'alice', ask: 'POST /videos/upload-resumable', ...begin }, wrong),
    { as: 'alice', ask: 'POST /videos/upload-resumable', ...begin, status: 201 },
  ];
}

type Reading = Pick<Case, 'ask' | 'body'> & { status: number; who: Who[] };

const readings = ({ id, uuid }: At['video']): Reading[] => {
  const signedIn = EVERYBODY.slice(1);
  return [
    { ask: `GET /videos/${id}`, status: 200, who: EVERYBODY },
    { ask: `PUT /videos/${id}/rate`, body: { rating: 'like' }, status: 204, who: signedIn },
    {
      ask: `POST /videos/${uuid}/comment-threads`,
      body: { text: 'Hi' },
      status: 200,
      who: signedIn,
    },
    { ask: `GET /videos/${id}/comment-threads`, status: 200, who: EVERYBODY },
    { ask: `GET /videos/${id}/captions`, status: 200, who: EVERYBODY },
    { ask: `GET /player-settings/videos/${id}`, status: 200, who: EVERYBODY },
    { ask: `POST /videos/${id}/token`, status: 200, who: EVERYBODY },
  ];
};

/** Whoever offers a wrong password is refused, also those who need none. */
const readCases = ({ who, status, ...asked }: Reading): Case[] => [
  ...tells(
    403,
    who.filter((one) => one !== 'alice'),
    asked,
  ),
  ...['', 'password11'].flatMap((wrong) =>
    tells(403, who, { ...asked, headers: withPassword(wrong) }),
  ),
  ...tells(status, ['alice'], asked),
  ...PASSWORDS.flatMap((right) => tells(status, who, { ...asked, headers: withPassword(right) })),
];

const listCases = (list: string): Case[] => {
  const replace = { as: 'alice', ask: `PUT ${list}`, body: { passwords: PASSWORDS } } as const;
  const add = { as: 'alice', ask: `POST ${list}`, body: { password: 'password123' } } as const;
  return [
    ...refuses(replace, { passwords: [nothing, ...WRONG] }),
    ...tells(401, ['nobody'], replace),
    ...tells(403, ['bob'], replace),
    ...tells(204, ['alice'], replace),
    ...narrows('alice', `GET ${list}`, BAD_LISTS),
    ...tells(401, ['nobody'], { ask: `GET ${list}` }),
    ...tells(403, ['bob'], { ask: `GET ${list}` }),
    ...refuses(add, { password: ['password1', '', nothing] }),
    ...tells(204, ['alice'], add),
    ...tells(404, ['alice'], { ask: `DELETE ${list}/-1` }),
  ];
};
