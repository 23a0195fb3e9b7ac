import { BAD_LISTS, type Case, type Fields, narrows, nothing, refuses, tells } from './case.ts';
import { hugePicture, noMedia } from './files.ts';
import type { At } from './given.ts';

export const UNKNOWN = '4da6fde3-88f7-4d16-b119-108df5630b06';

/** What nobody may say of a video, when it comes and later. */
export const WRONG_FIELDS: Record<string, unknown[]> = {
  name: ['super'.repeat(65)],
  category: [125],
  licence: [125],
  language: ['a'.repeat(15)],
  description: ['super'.repeat(2500)],
  support: ['super'.repeat(201)],
  tags: [
    ['tag1', 'tag2', 'tag3', 'tag4', 'tag5', 'tag6'],
    ['tag1', 't'],
    ['tag1', 'x'.repeat(31)],
  ],
  scheduleUpdate: [{ privacy: 1 }, { privacy: 1, updateAt: 'toto' }],
  originallyPublishedAt: ['toto'],
  nsfwFlags: [2], // of what is said not to be sensitive
  nsfwSummary: ['toto'],
};

const CHANGE: Fields = {
  name: 'my super name',
  category: 5,
  licence: 2,
  language: 'pt',
  nsfw: false,
  commentsPolicy: 2,
  downloadEnabled: false,
  description: 'my super description',
  privacy: 1,
  tags: ['tag1', 'tag2'],
};

export const videoCases = ({ video, hidden, channelId }: At): Case[] => [
  ...listCases(channelId),
  ...changeCases(video.uuid),
  { as: 'nobody', ask: 'GET /videos/coucou', status: 400 },
  ...tells(404, ['nobody'], { ask: `GET /videos/${UNKNOWN}` }),
  ...tells(404, ['nobody', 'bob'], { ask: `GET /videos/${hidden.id}` }), // a number is a guess
  ...tells(401, ['nobody'], { ask: `GET /videos/${hidden.uuid}` }),
  ...tells(403, ['bob'], { ask: `GET /videos/${hidden.uuid}` }),
  ...tells(200, ['alice', 'moderator'], { ask: `GET /videos/${hidden.uuid}` }),
  ...tells(200, ['nobody'], { ask: `GET /videos/${video.uuid}` }),
  ...rateCases(video.id, hidden.uuid),
  { as: 'nobody', ask: 'DELETE /videos/', status: 400 },
  { as: 'alice', ask: 'DELETE /videos/hello', status: 400 },
  ...tells(404, ['alice'], { ask: `DELETE /videos/${UNKNOWN}` }),
  ...tells(403, ['bob'], { ask: `DELETE /videos/${video.uuid}` }),
  ...tells(204, ['alice'], { ask: `DELETE /videos/${video.uuid}` }),
];

const listCases = (channelId: number): Case[] => [
  ...narrows('nobody', 'GET /videos/', BAD_LISTS),
  { as: 'nobody', ask: 'GET /videos/?skipCount=toto', status: 200 },
  { as: 'nobody', ask: 'GET /videos/search', status: 400 },
  { as: 'nobody', ask: 'GET /videos/search/test?start=hello', status: 400 },
  ...narrows('alice', 'GET /users/me/videos', [...BAD_LISTS, 'channelId=toto']),
  ...tells(404, ['alice'], { ask: 'GET /users/me/videos?channelId=89898' }),
  ...tells(403, ['bob'], { ask: `GET /users/me/videos?channelId=${channelId}` }),
  ...tells(200, ['alice'], { ask: `GET /users/me/videos?channelId=${channelId}` }),
  ...tells(200, ['bob'], { ask: 'GET /users/me/videos?channelNameOneOf=alice_channel' }),
  ...narrows('alice', 'GET /accounts/alice/videos', BAD_LISTS),
  ...narrows('alice', 'GET /video-channels/alice_channel/videos', BAD_LISTS),
];

const changeCases = (uuid: string): Case[] => {
  const change = { as: 'alice', ask: `PUT /videos/${uuid}`, body: CHANGE } as const;
  const form = { ...change, body: undefined, form: CHANGE };
  return [
    { ...change, ask: 'PUT /videos/', body: {}, status: 400 },
    { ...change, ask: 'PUT /videos/blabla', status: 400 },
    { ...change, ask: `PUT /videos/${UNKNOWN}`, status: 404 },
    ...refuses(change, WRONG_FIELDS),
    { ...change, body: { ...CHANGE, channelId: 545_454 }, status: 404 },
    ...refuses(form, {
      thumbnailfile: [noMedia('a.mp4'), hugePicture()],
      previewfile: [noMedia('a.mp4'), hugePicture()],
    }),
    ...tells(403, ['bob'], change),
    { ...change, status: 204 },
    { ...form, status: 204 },
  ];
};

const rateCases = (videoId: number, hidden: string): Case[] => {
  const rate = {
    as: 'alice',
    ask: `PUT /videos/${videoId}/rate`,
    body: { rating: 'like' },
  } as const;
  return [
    { ...rate, ask: 'PUT /videos/blabla/rate', status: 400 },
    { ...rate, ask: `PUT /videos/${UNKNOWN}/rate`, status: 404 },
    ...refuses(rate, { rating: ['likes', nothing] }),
    ...tells(403, ['bob'], { ...rate, ask: `PUT /videos/${hidden}/rate` }),
    { ...rate, status: 204 },
  ];
};
