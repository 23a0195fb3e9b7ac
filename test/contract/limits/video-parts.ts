import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { UNKNOWN } from './videos.ts';

const GUARDED = { name: 'Guarded', privacy: 5, videoPasswords: ['password'] };

/** Chapters, storyboards, embeds, players, sources and file tokens. */
export const videoPartCases = (at: At): Case[] => [
  ...chapterCases(at),
  ...closedCases('GET', 'storyboards', at),
  ...embedCases(at),
  ...playerCases(at),
  ...channelPlayerCases(),
  ...sourceCases(at),
  ...tokenCases(at),
];

/** What may be read of a video by those who may watch it. */
const closedCases = (method: string, part: string, { video, hidden }: At): Case[] => [
  ...tells(400, ['alice'], { ask: `${method} /videos/4da6fd/${part}` }),
  ...tells(404, ['alice'], { ask: `${method} /videos/${UNKNOWN}/${part}` }),
  ...tells(401, ['nobody'], { ask: `${method} /videos/${hidden.uuid}/${part}` }),
  ...tells(403, ['bob'], { ask: `${method} /videos/${hidden.uuid}/${part}` }),
  ...tells(200, ['alice', 'moderator'], { ask: `${method} /videos/${hidden.uuid}/${part}` }),
  ...tells(200, ['nobody'], { ask: `${method} /videos/${video.uuid}/${part}` }),
];

/** What only those change who manage a video. */
const managed = (good: Omit<Case, 'status' | 'as'>, { video }: At): Case[] => [
  { ...good, as: 'alice', ask: good.ask.replace(video.uuid, '4da6fd'), status: 400 },
  { ...good, as: 'alice', ask: good.ask.replace(video.uuid, UNKNOWN), status: 404 },
  ...tells(401, ['nobody'], good),
  { ...good, as: 'nobody', headers: { authorization: 'Bearer toto' }, status: 401 },
  ...tells(403, ['bob'], good),
];

const chapterCases = (at: At): Case[] => {
  const ask = `PUT /videos/${at.video.uuid}/chapters`;
  const put = { as: 'alice', ask, body: { chapters: [] } } as const;
  const first = { title: 'hello', timecode: 21 };
  return [
    ...managed(put, at),
    ...refuses(put, {
      chapters: [
        'hello',
        [first, { title: '', timecode: 22 }],
        [first, { title: 'a'.repeat(150), timecode: 22 }],
        [first, { title: 'title', timecode: -5 }],
        [first, { title: 'title', timecode: 'hi' }],
        [first, { title: 'title', timecode: 22 }, first],
      ],
    }),
    { ...put, status: 204 },
    { ...put, body: { chapters: [first, { title: 'hello 2', timecode: 35 }] }, status: 204 },
    ...closedCases('GET', 'chapters', at),
  ];
};

const embedCases = (at: At): Case[] => {
  const path = `/videos/${at.video.uuid}/embed-privacy`;
  const put = { as: 'alice', ask: `PUT ${path}`, body: { policy: 1, domains: [] } } as const;
  return [
    ...managed({ ask: `GET ${path}` }, at),
    ...tells(200, ['root', 'alice'], { ask: `GET ${path}` }),
    ...tells(400, ['nobody'], {
      ask: 'GET /videos/4da6fd/embed-privacy/allowed?domain=example.com',
    }),
    ...tells(404, ['nobody'], {
      ask: `GET /videos/${UNKNOWN}/embed-privacy/allowed?domain=example.com`,
    }),
    ...tells(400, ['nobody'], { ask: `GET ${path}/allowed?domain=` }),
    ...tells(200, ['nobody'], { ask: `GET ${path}/allowed?domain=example.com` }),
    ...managed(put, at),
    ...refuses(put, {
      policy: [999, 3, nothing],
      domains: ['example.com', ['http://example.com'], nothing, ['example.com']],
    }),
    ...tells(204, ['root', 'alice'], { ...put, body: { policy: 2, domains: ['example.com'] } }),
  ];
};

const playerCases = ({ video, hidden }: At): Case[] => {
  const [open, closed] = [
    `/player-settings/videos/${video.uuid}`,
    `/player-settings/videos/${hidden.uuid}`,
  ];
  const put = { as: 'alice', ask: `PUT ${open}`, body: { theme: 'lucide' } } as const;
  return [
    ...tells(404, ['alice'], { ask: 'GET /player-settings/videos/4242' }),
    ...tells(200, ['root', 'alice'], { ask: `GET ${closed}` }),
    ...tells(403, ['bob'], { ask: `GET ${closed}` }),
    ...tells(401, ['nobody'], { ask: `GET ${closed}` }),
    ...tells(200, ['root', 'alice'], { ask: `GET ${open}?raw=true` }),
    ...tells(403, ['bob'], { ask: `GET ${open}?raw=true` }),
    ...tells(401, ['nobody'], { ask: `GET ${open}?raw=true` }),
    ...tells(200, ['root', 'alice'], put),
    ...tells(403, ['bob'], put),
    ...tells(401, ['nobody'], put),
    ...refuses(put, { theme: ['invalid', nothing] }),
    { ...put, body: { theme: 'channel-default' }, status: 200 },
  ];
};

const channelPlayerCases = (): Case[] => {
  const path = '/player-settings/video-channels/alice_channel';
  const put = { as: 'alice', ask: `PUT ${path}`, body: { theme: 'lucide' } } as const;
  return [
    ...tells(404, ['alice'], { ask: 'GET /player-settings/video-channels/unknown' }),
    ...tells(200, ['root', 'alice'], { ask: `GET ${path}?raw=true` }),
    ...tells(403, ['bob'], { ask: `GET ${path}?raw=true` }),
    ...tells(401, ['nobody'], { ask: `GET ${path}?raw=true` }),
    ...tells(200, ['root', 'alice'], put),
    ...tells(403, ['bob'], put),
    ...tells(401, ['nobody'], put),
    ...refuses(put, { theme: ['invalid', 'channel-default'] }),
  ];
};

const sourceCases = ({ video }: At): Case[] => [
  ...tells(404, ['alice'], { ask: `GET /videos/${UNKNOWN}/source` }),
  ...tells(401, ['nobody'], { ask: `GET /videos/${video.uuid}/source` }),
  ...tells(403, ['bob'], { ask: `GET /videos/${video.uuid}/source` }),
  ...tells(200, ['alice'], { ask: `GET /videos/${video.uuid}/source` }),
  ...tells(401, ['nobody'], { ask: `DELETE /videos/${video.uuid}/source/file` }),
  ...tells(403, ['bob'], { ask: `DELETE /videos/${video.uuid}/source/file` }),
  ...tells(404, ['root'], { ask: 'DELETE /videos/4242/source/file' }),
];

function tokenCases({ video, hidden }: At): Case[] {
  const ask = `POST /videos/${video.uuid}/token`;
  const knows = { 'x-peertube-video-password': 'password' };
  return [
    { as: 'alice', ask: `PUT /videos/${video.uuid}`, body: GUARDED, status: 204 },
    ...tells(401, ['nobody'], { ask: `POST /videos/${hidden.uuid}/token` }),
    ...tells(403, ['bob'], { ask: `POST /videos/${hidden.uuid}/token` }),
    ...tells(200, ['alice'], { ask: `POST /videos/${hidden.uuid}/token` }),
    ...tells(404, ['alice'], { ask: 'POST /videos/404/token' }),
    { as: 'nobody', ask, headers: { 'x-peertube-video-password': 'wrong' }, status: 403 },
    ...tells(200, ['nobody', 'bob', 'alice'], { ask, headers: knows }),
  ];
}
