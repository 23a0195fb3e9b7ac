import { type Case, tells, type Who } from './case.ts';

const OPEN = [
  '/video-channels/alice_channel/videos',
  '/accounts/alice/videos',
  '/videos',
  '/search/videos',
];
const ALL = [...OPEN, '/users/me/videos'];
const INCLUDES = [0, 4, 1 | 2, 64];

/** Each of these lists, narrowed by this query, tells each of these callers the same. */
const lists = (status: number, who: Who[], paths: string[], query: string): Case[] =>
  paths.flatMap((path) => tells(status, who, { ask: `GET ${path}?${query}` }));

export const filterCases = (): Case[] => [
  ...lists(400, ['root'], ALL, 'filter=all-local'),
  ...tells(200, ['nobody'], { ask: 'GET /feeds/videos.json?isLocal=true' }),
  ...lists(400, ['root'], ALL, 'privacyOneOf=toto'),
  ...lists(200, ['root'], ALL, 'privacyOneOf=4'),
  ...lists(401, ['bob'], OPEN, 'privacyOneOf=4'),
  ...lists(200, ['bob'], ['/users/me/videos'], 'privacyOneOf=4'),
  ...lists(401, ['bob'], ALL, 'autoTagOneOf=test'),
  ...lists(200, ['moderator'], ALL, 'autoTagOneOf=test'),
  ...lists(400, ['root'], ALL, 'include=toto'),
  ...INCLUDES.flatMap((include) => [
    ...lists(200, ['root', 'moderator'], ALL, `include=${include}`),
    ...lists(401, ['bob'], ALL, `include=${include}`),
  ]),
  ...tells(401, ['nobody'], { ask: 'GET /feeds/videos.json?include=1' }),
  ...lists(400, ['nobody'], OPEN, 'excludeAlreadyWatched=true'),
  ...lists(200, ['bob'], ALL, 'excludeAlreadyWatched=true'),
  ...lists(400, ['root'], ALL, 'nsfw=hello'),
  ...lists(400, ['root'], ALL, 'nsfwFlagsExcluded=hello'),
  ...lists(400, ['root'], ALL, 'nsfwFlagsIncluded=hello'),
  ...lists(400, ['root'], ALL, 'nsfwFlagsIncluded=1&nsfwFlagsExcluded=1'),
  ...lists(200, ['root'], ALL, 'nsfw=true&nsfwFlagsIncluded=2&nsfwFlagsExcluded=1'),
];
