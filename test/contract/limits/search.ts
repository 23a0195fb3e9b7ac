import { BAD_LISTS, type Case, narrows, tells } from './case.ts';

const UUID = 'dfd70b83-639f-4980-94af-304a56ab4b35';

const WRONG = [
  ...BAD_LISTS,
  'categoryOneOf=aa&categoryOneOf=b',
  'categoryOneOf=a',
  'licenceOneOf=aa&licenceOneOf=b',
  'licenceOneOf=a',
  'durationMin=hello',
  'durationMax=hello',
  'startDate=hello',
  'endDate=hello',
  'originallyPublishedStartDate=hello',
  'originallyPublishedEndDate=hello',
  'host=6565',
  `uuids=6565&uuids=${UUID}`,
];
const RIGHT = [
  'categoryOneOf=1&categoryOneOf=7',
  'categoryOneOf=1',
  'licenceOneOf=1&licenceOneOf=2',
  'licenceOneOf=1',
  'languageOneOf=fr&languageOneOf=en',
  'languageOneOf=fr',
  'tagsOneOf=tag1&tagsOneOf=tag2',
  'tagsOneOf=tag1',
  'tagsAllOf=tag1&tagsAllOf=tag2',
  'tagsAllOf=tag1',
  'host=example.com',
  `uuids=${UUID}`,
];

export const searchCases = (): Case[] => [
  ...narrows('nobody', 'GET /search/videos/?search=coucou', WRONG),
  ...RIGHT.flatMap((query) =>
    tells(200, ['nobody'], { ask: `GET /search/videos/?search=coucou&${query}` }),
  ),
  ...narrows('nobody', 'GET /search/video-playlists/?search=coucou&host=example.com', BAD_LISTS),
  ...narrows('nobody', 'GET /search/video-playlists/?search=coucou', [
    'host=6565',
    `uuids=6565&uuids=${UUID}`,
  ]),
  ...narrows('nobody', 'GET /search/video-channels/?search=coucou&host=example.com', [
    ...BAD_LISTS,
    'handles=',
  ]),
  ...narrows('nobody', 'GET /search/video-channels/?search=coucou', ['host=6565']),
  ...['videos', 'video-channels', 'video-playlists'].flatMap((what) => [
    ...narrows('nobody', `GET /search/${what}/?search=coucou`, [
      'searchTarget=hello',
      'searchTarget=search-index',
    ]),
    ...tells(200, ['nobody'], { ask: `GET /search/${what}/?search=coucou&searchTarget=local` }),
  ]),
];
