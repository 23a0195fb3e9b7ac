import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';

/** What administrators do with the files of videos, and how these are made again. */
export const videoFileCases = (at: At): Case[] => [
  ...['hls', 'hls/1', 'web-videos', 'web-videos/1'].flatMap((files) => [
    ...tells(404, ['root'], { ask: `DELETE /videos/404/${files}` }),
    ...tells(403, ['bob', 'moderator'], { ask: `DELETE /videos/${at.video.uuid}/${files}` }),
  ]),
  ...tells(404, ['root'], { ask: `DELETE /videos/${at.video.uuid}/hls/404` }),
  ...tells(404, ['root'], { ask: `DELETE /videos/${at.video.uuid}/web-videos/404` }),
  ...tells(400, ['root'], { ask: `DELETE /videos/${at.video.uuid}/hls` }),
  ...tells(401, ['nobody'], { ask: `GET /videos/${at.hidden.uuid}/metadata/1` }),
  ...tells(403, ['bob'], { ask: `GET /videos/${at.hidden.uuid}/metadata/1` }),
  ...transcodingCases(at),
];

const transcodingCases = ({ video }: At): Case[] => {
  const again = {
    ask: `POST /videos/${video.uuid}/transcoding`,
    body: { transcodingType: 'hls' },
  };
  return [
    ...tells(404, ['root'], { ...again, ask: 'POST /videos/404/transcoding' }),
    ...tells(403, ['bob', 'moderator'], again),
    ...refuses({ as: 'root', ...again }, { transcodingType: [nothing, 'toto'] }),
  ];
};
