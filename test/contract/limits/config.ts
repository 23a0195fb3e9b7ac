import type { CustomConfig } from '../../../server/instance/index.ts';
import { recorded } from '../../support/contract.ts';
import { type Case, tells, type Who } from './case.ts';
import { BIG_PICTURE, NO_PICTURE, PICTURE } from './pictures.ts';

const CUSTOM = '/config/custom';

/** All settings of a node that was recorded, as its clients send them back. */
const RECORDED = recorded('api-admin-config-custom') as CustomConfig;

/** Switches of what is not here, a script, limits: all of it well-formed. */
const OTHER = {
  instance: {
    ...RECORDED.instance,
    name: 'PeerTube updated',
    languages: ['en', 'es'],
    categories: [1, 2],
    defaultNSFWPolicy: 'blur',
    defaultClientRoute: '/videos/recently-added',
    customizations: { javascript: 'alert("coucou")', css: 'body { background-color: red; }' },
  },
  cache: { previews: { size: 2 } },
  transcoding: {
    ...RECORDED.transcoding,
    enabled: false,
    remoteRunners: { enabled: true },
    profile: 'vod_profile',
    webVideos: { enabled: true },
    hls: { enabled: false, splitAudioAndVideo: true },
  },
  videoStudio: { ...RECORDED.videoStudio, enabled: false },
  live: {
    ...RECORDED.live,
    transcoding: { ...RECORDED.live.transcoding, profile: 'live_profile' },
  },
  export: { users: { enabled: false, maxUserVideoQuota: 40, exportExpiration: 10 } },
  search: {
    ...RECORDED.search,
    searchIndex: {
      enabled: true,
      url: 'https://search.example.org',
      disableLocalSearch: true,
      isDefaultSearch: true,
    },
  },
  storyboards: { enabled: false },
};

const REFUSED: Record<string, unknown>[] = [
  { admin: {} }, // a field is missing
  { instance: { defaultNSFWPolicy: 'hello' } },
  { signup: { enabled: true, requiresEmailVerification: true } }, // by a node that sends no mail
  { transcoding: { hls: { enabled: false }, webVideos: { enabled: false } } },
  { transcoding: { hls: { enabled: false }, web_videos: { enabled: false } } },
  { videoStudio: { enabled: true }, transcoding: { enabled: false } },
  {
    import: {
      videos: { http: { enabled: false } },
      videoChannelSynchronization: { enabled: true },
    },
  },
];

const put = (as: Who, body: object, status: number): Case => ({
  as,
  ask: `PUT ${CUSTOM}`,
  body,
  status,
});

export const configCases = (): Case[] => [
  ...tells(200, ['nobody'], { ask: 'GET /config' }),
  ...tells(200, ['nobody'], { ask: 'GET /config/about' }),
  ...tells(401, ['nobody'], { ask: `GET ${CUSTOM}` }),
  ...tells(403, ['alice', 'moderator'], { ask: `GET ${CUSTOM}` }),
  put('nobody', RECORDED, 401),
  put('alice', RECORDED, 403),
  put('root', RECORDED, 200),
  ...REFUSED.map((change) => put('root', { ...RECORDED, ...change }, 400)),
  ...REFUSED.map((change) => put('root', change, 400)),
  put('root', { ...RECORDED, ...OTHER }, 200),
  put('root', { signup: { enabled: true } }, 200), // what is not given stays
  ...tells(401, ['nobody'], { ask: `DELETE ${CUSTOM}` }),
  ...tells(403, ['alice'], { ask: `DELETE ${CUSTOM}` }),
  ...tells(200, ['root'], { ask: `DELETE ${CUSTOM}` }),
  ...pictureCases('/config/instance-banner', 'bannerfile'),
  ...pictureCases('/config/instance-avatar', 'avatarfile'),
  ...pictureCases('/config/instance-logo/favicon', 'logofile'),
];

function pictureCases(path: string, field: string): Case[] {
  const pick = (file: File) => ({ ask: `POST ${path}/pick`, form: { [field]: file } });
  return [
    ...tells(400, ['root'], pick(NO_PICTURE)),
    ...tells(400, ['root'], pick(BIG_PICTURE)),
    ...tells(401, ['nobody'], pick(PICTURE)),
    ...tells(403, ['alice'], pick(PICTURE)),
    ...tells(204, ['root'], pick(PICTURE)),
    ...tells(401, ['nobody'], { ask: `DELETE ${path}` }),
    ...tells(403, ['alice'], { ask: `DELETE ${path}` }),
    ...tells(204, ['root'], { ask: `DELETE ${path}` }),
  ];
}
