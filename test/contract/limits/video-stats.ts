import { type Case, tells } from './case.ts';
import type { At } from './given.ts';
import { UNKNOWN } from './videos.ts';

const NOW = '2026-01-01T00:00:00.000Z';

/** How a video is watched (theirs: `views`). */
export const videoStatsCases = ({ video, hidden }: At): Case[] => {
  const stats = `GET /videos/${video.uuid}/stats`;
  const series = `${stats}/timeseries/viewers`;
  return [
    ...['overall', 'user-agent', 'retention', 'timeseries/viewers'].flatMap((which) => [
      ...tells(401, ['nobody', 'forger'], { ask: `${stats}/${which}` }),
      ...tells(403, ['bob'], { ask: `${stats}/${which}` }),
      ...tells(403, ['bob'], { ask: `GET /videos/${hidden.uuid}/stats/${which}` }),
      ...tells(404, ['alice'], { ask: `GET /videos/${UNKNOWN}/stats/${which}` }),
      ...tells(400, ['alice'], { ask: `GET /videos/4da6fd/stats/${which}` }),
      ...tells(200, ['alice', 'moderator', 'root'], { ask: `${stats}/${which}` }),
    ]),
    ...['overall', 'user-agent', 'timeseries/viewers'].flatMap((which) => [
      ...tells(400, ['alice'], { ask: `${stats}/${which}?startDate=fake&endDate=${NOW}` }),
      ...tells(400, ['alice'], { ask: `${stats}/${which}?startDate=${NOW}&endDate=fake` }),
      ...tells(200, ['alice'], { ask: `${stats}/${which}?startDate=${NOW}&endDate=${NOW}` }),
    ]),
    ...tells(200, ['alice'], { ask: `${stats}/overall?startDate=${NOW}` }),
    ...tells(200, ['alice'], { ask: `${stats}/overall?endDate=${NOW}` }),
    ...tells(400, ['alice'], { ask: `${stats}/timeseries/hello` }),
    ...tells(400, ['alice'], { ask: `${series}?startDate=${NOW}` }),
    ...tells(400, ['alice'], { ask: `${series}?endDate=${NOW}` }),
    ...tells(400, ['alice'], {
      ask: `${series}?startDate=2000-04-07T08:31:57.126Z&endDate=${NOW}`,
    }),
  ];
};
