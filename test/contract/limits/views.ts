import { BAD_PAGES, type Case, narrows, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';

const HISTORY = '/users/me/history/videos';

/** Of a video of ten seconds. */
export const viewCases = ({ video }: At): Case[] => {
  const ask = `POST /videos/${video.uuid}/views`;
  const view = { as: 'nobody', ask, body: { currentTime: 1 } } as const;
  const remove = { as: 'bob', ask: `POST ${HISTORY}/remove` } as const;
  return [
    ...refuses(view, {
      currentTime: [nothing, null, -1, 15],
      viewEvent: ['seeko'],
      sessionId: ['tito_t'],
      client: ['a'.repeat(1000)],
      operatingSystem: ['a'.repeat(1000)],
    }),
    { ...view, status: 204 },
    { ...view, as: 'bob', ask: `PUT /videos/${video.uuid}/views`, status: 204 },
    { ...view, headers: { authorization: 'Bearer bad' }, status: 401 },
    ...narrows('bob', `GET ${HISTORY}`, BAD_PAGES),
    ...tells(401, ['nobody'], { ask: `GET ${HISTORY}` }),
    ...tells(401, ['nobody'], { ask: `DELETE ${HISTORY}/${video.id}` }),
    ...tells(400, ['bob'], { ask: `DELETE ${HISTORY}/remove/hi` }),
    ...tells(400, ['bob'], { ask: `DELETE ${HISTORY}/hi` }),
    ...tells(204, ['bob'], { ask: `DELETE ${HISTORY}/${video.id}` }),
    { ...remove, as: 'nobody', status: 401 },
    { ...remove, body: { beforeDate: '15' }, status: 400 },
    { ...remove, body: { beforeDate: new Date().toISOString() }, status: 204 },
    { ...remove, status: 204 },
    ...narrows('nobody', 'GET /overviews/videos?page=1', []),
    ...tells(400, ['nobody'], { ask: 'GET /overviews/videos?page=0' }),
    ...tells(400, ['nobody'], { ask: 'GET /overviews/videos?page=100' }),
  ];
};
