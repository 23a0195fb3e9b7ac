import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';

const SYNCS = '/video-channel-syncs';
const LIST = '/accounts/alice/video-channel-syncs';
const IMPORT = 'POST /video-channels/alice_channel/import-videos';
const URL = 'http://127.0.0.1:1/c/a-channel';

const limit = (enabled: boolean, maxPerUser: number, http = true): Case => ({
  as: 'root',
  ask: 'PUT /config/custom',
  status: 200,
  body: {
    import: {
      videos: { http: { enabled: http } },
      videoChannelSynchronization: { enabled, maxPerUser },
    },
  },
});

const quota = (userId: number, change: object): Case => ({
  as: 'root',
  ask: `PUT /users/${userId}`,
  status: 204,
  body: change,
});

/** Two synchronizations of the channel of Alice are made: 1 and 2. */
export const channelSyncCases = ({ channelId, aliceId }: At): Case[] => {
  const body = { externalChannelUrl: URL, videoChannelId: channelId };
  const add = { as: 'alice', ask: `POST ${SYNCS}`, body } as const;
  const fetchAll = { as: 'alice', ask: IMPORT, body: { externalChannelUrl: URL } } as const;
  return [
    { ...add, status: 403 }, // switched off
    limit(true, 10),
    ...tells(401, ['nobody'], add),
    ...tells(403, ['bob'], add),
    { ...add, body: {}, status: 400 },
    ...refuses(add, {
      externalChannelUrl: [nothing, null, 'not-a-url', 'file:///etc/passwd'],
      videoChannelId: [nothing, null, 'toto', 0],
    }),
    { ...add, body: { ...body, videoChannelId: 4200 }, status: 404 },
    { ...add, status: 200 },
    { ...add, as: 'root', status: 200 },
    limit(true, 2),
    { ...add, status: 400 },
    { ...add, as: 'root', status: 400 }, // the limit is that of the channel's owner

    ...tells(401, ['nobody'], { ask: `GET ${LIST}` }),
    ...tells(403, ['bob'], { ask: `GET ${LIST}` }),
    ...tells(200, ['alice', 'moderator', 'root'], { ask: `GET ${LIST}?sort=lastSyncAt` }),
    ...tells(200, ['alice'], { ask: `GET ${LIST}?includeCollaborations=true` }),
    ...tells(404, ['alice'], { ask: 'GET /accounts/nobody/video-channel-syncs' }),
    ...['start=hello', 'count=hello', 'count=101', 'sort=hello'].flatMap((bad) =>
      tells(400, ['alice'], { ask: `GET ${LIST}?${bad}` }),
    ),

    ...tells(401, ['nobody'], fetchAll),
    ...tells(403, ['bob'], fetchAll),
    ...tells(404, ['alice'], { ...fetchAll, ask: IMPORT.replace('alice_', 'no_') }),
    ...refuses(fetchAll, {
      externalChannelUrl: [nothing, null, 'not-a-url'],
      videoChannelSyncId: ['toto'],
    }),
    { ...fetchAll, body: { externalChannelUrl: URL, videoChannelSyncId: 42 }, status: 404 },
    {
      as: 'bob',
      ask: IMPORT.replace('alice', 'bob'),
      body: { externalChannelUrl: URL, videoChannelSyncId: 1 },
      status: 403,
    },
    quota(aliceId, { videoQuota: 0 }),
    { ...fetchAll, status: 413 },
    quota(aliceId, { videoQuota: -1, videoQuotaDaily: 0 }),
    { ...fetchAll, status: 413 },
    quota(aliceId, { videoQuotaDaily: -1 }),
    ...tells(204, ['alice', 'root'], fetchAll),

    ...tells(401, ['nobody'], { ask: `POST ${SYNCS}/1/sync` }),
    ...tells(403, ['bob'], { ask: `POST ${SYNCS}/1/sync` }),
    ...tells(404, ['alice'], { ask: `POST ${SYNCS}/42/sync` }),
    ...tells(204, ['alice'], { ask: `POST ${SYNCS}/1/sync` }),
    limit(false, 10, false),
    ...tells(403, ['alice'], { ask: `POST ${SYNCS}/2/sync` }),
    { ...fetchAll, status: 403 },
    limit(false, 10),
    ...tells(403, ['alice'], { ask: `POST ${SYNCS}/2/sync` }),
    ...tells(204, ['alice'], fetchAll),
    ...tells(200, ['alice'], { ask: `GET ${LIST}` }),

    ...tells(401, ['nobody'], { ask: `DELETE ${SYNCS}/1` }),
    ...tells(403, ['bob'], { ask: `DELETE ${SYNCS}/1` }),
    ...tells(404, ['root'], { ask: `DELETE ${SYNCS}/42` }),
    ...tells(400, ['root'], { ask: `DELETE ${SYNCS}/hello` }),
    ...tells(204, ['alice'], { ask: `DELETE ${SYNCS}/1` }),
    ...tells(204, ['moderator'], { ask: `DELETE ${SYNCS}/2` }),
    ...tells(404, ['alice'], { ask: `DELETE ${SYNCS}/1` }),
  ];
};
