import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const LIST = '/users/me/videos/imports';
const ONE = '/videos/imports';
const targetUrl = 'https://videos.example/good_video.mp4';
const NO_PICTURE = new File(['a film'], 'video_short.mp4', { type: 'video/mp4' });
const TOO_LARGE = new File(['x'.repeat(5 * 2 ** 20)], 'big.png', { type: 'image/png' });

/** Alice imports, and her first import never begins to arrive. */
export const videoImportCases = ({ channelId, bobsChannelId }: At): Case[] => [
  ...listing,
  ...adding({ ...GOOD, channelId }),
  ...tells(403, ['alice'], { ask: `POST ${ONE}`, body: { ...GOOD, channelId: bobsChannelId } }),
  ...tells(200, ['alice'], { ask: `POST ${ONE}`, body: { ...GOOD, channelId } }),
  ...changing,
];

const listing: Case[] = [
  ...refusesPages('alice', LIST),
  ...['id', 'videoId', 'videoChannelSyncId'].flatMap((field) =>
    tells(400, ['alice'], { ask: `GET ${LIST}?${field}=toto` }),
  ),
  ...tells(401, ['nobody'], { ask: `GET ${LIST}` }),
  ...tells(200, ['alice'], { ask: `GET ${LIST}` }),
];

const GOOD = {
  targetUrl,
  name: 'my super name',
  category: 5,
  licence: 1,
  language: 'pt',
  nsfw: false,
  commentsPolicy: 1,
  downloadEnabled: true,
  waitTranscoding: true,
  description: 'my super description',
  support: 'my super support text',
  tags: ['tag1', 'tag2'],
  privacy: 1,
};

function adding(body: object): Case[] {
  const good = { as: 'alice', ask: `POST ${ONE}`, body } as const;
  const form = { ...body, targetUrl: undefined };
  return [
    ...tells(401, ['nobody'], good),
    { ...good, body: {}, status: 400 },
    ...refuses(good, {
      targetUrl: [nothing, 'htt://hello', 'http://localhost:8000'],
      name: ['super'.repeat(65)],
      category: [125],
      licence: [125],
      language: ['a'.repeat(15)],
      commentsPolicy: [42],
      description: ['super'.repeat(2500)],
      support: ['super'.repeat(201)],
      channelId: [nothing],
      tags: [
        ['tag1', 'tag2', 'tag3', 'tag4', 'tag5', 'tag6'],
        ['tag1', 't'],
        ['tag1', 'my_super_tag_too_long_long_long_long_long_long'],
      ],
      nsfwFlags: ['toto', 2],
      nsfwSummary: ['t', 'toto'],
    }),
    ...tells(404, ['alice'], { ask: good.ask, body: { ...body, channelId: 545_454 } }),
    ...refuses(
      { as: 'alice', ask: good.ask, form: { ...body } },
      { thumbnailfile: [NO_PICTURE, TOO_LARGE], previewfile: [NO_PICTURE, TOO_LARGE] },
    ),
    ...refuses(
      { as: 'alice', ask: good.ask, form },
      { torrentfile: [new File(['x'], 'avatar-big.png')], magnetUri: ['blabla'] },
    ),
    {
      ...good,
      body: { ...form, magnetUri: `magnet:?xs=x&xt=urn:btih:${'0'.repeat(40)}` },
      status: 409,
    },
    {
      as: 'alice',
      ask: good.ask,
      form: { ...form, torrentfile: new File(['x'], 'video-720p.torrent') },
      status: 409,
    },
  ];
}

const changing: Case[] = [
  ...[`POST ${ONE}/1/cancel`, `POST ${ONE}/1/retry`, `DELETE ${ONE}/1`].flatMap((ask) => [
    ...tells(401, ['nobody'], { ask }),
    ...tells(403, ['bob'], { ask }),
    ...tells(400, ['alice'], { ask: ask.replace('/1', '/artyom') }),
    ...tells(404, ['alice'], { ask: ask.replace('/1', '/42') }),
  ]),
  ...tells(204, ['alice'], { ask: `POST ${ONE}/1/cancel` }),
  ...tells(409, ['alice'], { ask: `POST ${ONE}/1/cancel` }),
  ...tells(204, ['alice'], { ask: `POST ${ONE}/1/retry` }),
  ...tells(400, ['alice'], { ask: `POST ${ONE}/1/retry` }),
  ...tells(204, ['alice'], { ask: `POST ${ONE}/1/cancel` }),
  ...tells(204, ['alice'], { ask: `DELETE ${ONE}/1` }),
];
