import { BAD_LISTS, type Case, narrows, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';

const VIDEOS = '/server/redundancy/videos';

/** Copies of videos of other nodes. */
export const redundancyCases = ({ video }: At): Case[] => {
  const list = `${VIDEOS}?target=my-videos`;
  const add = { as: 'root', ask: `POST ${VIDEOS}`, body: { videoId: video.id } } as const;
  const allow = { ask: 'PUT /server/redundancy/example.com', body: { redundancyAllowed: true } };
  return [
    ...tells(401, ['forger'], { ask: `GET ${list}` }),
    ...tells(403, ['bob', 'moderator'], { ask: `GET ${list}` }),
    ...narrows('root', `GET ${list}`, BAD_LISTS),
    ...tells(400, ['root'], { ask: `GET ${VIDEOS}` }),
    ...tells(400, ['root'], { ask: `GET ${VIDEOS}?target=bad` }),
    ...tells(401, ['forger'], add),
    ...tells(403, ['bob'], add),
    ...refuses(add, { videoId: [nothing, 'peertube', video.id] }),
    { ...add, body: { videoId: 6565 }, status: 404 },
    ...tells(401, ['forger'], { ask: `DELETE ${VIDEOS}/1` }),
    ...tells(403, ['bob'], { ask: `DELETE ${VIDEOS}/1` }),
    ...tells(400, ['root'], { ask: `DELETE ${VIDEOS}/toto` }),
    ...tells(404, ['root'], { ask: `DELETE ${VIDEOS}/454545` }),
    ...tells(401, ['forger'], allow),
    ...tells(403, ['bob'], allow),
    ...tells(404, ['root'], allow),
    ...refuses({ as: 'root', ...allow }, { redundancyAllowed: [nothing] }),
  ];
};
