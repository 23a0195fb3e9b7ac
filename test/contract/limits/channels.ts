import { type Case, nothing, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const CHANNEL = {
  name: 'super_channel',
  displayName: 'hello',
  description: 'super description',
  support: 'super support text',
};
const CHANGE = { displayName: 'hello', description: 'super', support: 'toto', bulkVideosSupportUpdate: false }; // prettier-ignore

const add = { as: 'alice', ask: 'POST /video-channels', body: CHANNEL } as const;
const change = { as: 'alice', ask: 'PUT /video-channels/super_channel', body: CHANGE } as const;
const TEXTS = {
  displayName: ['x'.repeat(121)],
  description: ['x'.repeat(1001)],
  support: ['x'.repeat(1001)],
};

export const channelCases = (): Case[] => [
  { as: 'nobody', ask: 'GET /accounts/unknown/video-channels', status: 404 },
  { as: 'nobody', ask: 'GET /accounts/alice/video-channels', status: 200 },
  ...tells(401, ['nobody'], add),
  ...refuses(add, {
    ...TEXTS,
    name: [nothing, 'super name', 'x'.repeat(51)],
    displayName: [nothing, ...TEXTS.displayName],
  }),
  { ...add, body: {}, status: 400 },
  { ...add, status: 200 },
  { ...add, status: 409 },
  ...tells(401, ['nobody'], change),
  ...tells(403, ['bob'], change),
  ...refuses(change, { ...TEXTS, bulkVideosSupportUpdate: ['super'] }),
  { ...change, status: 204 },
  { as: 'nobody', ask: 'GET /video-channels/super_channel2', status: 404 },
  { as: 'nobody', ask: 'GET /video-channels/super_channel', status: 200 },
  ...tells(401, ['nobody'], { ask: 'GET /video-channels/super_channel/followers' }),
  ...tells(403, ['bob'], { ask: 'GET /video-channels/super_channel/followers' }),
  ...tells(200, ['alice'], { ask: 'GET /video-channels/super_channel/followers' }),
  ...refusesPages('alice', '/video-channels/super_channel/activities'),
  ...tells(401, ['nobody'], { ask: 'GET /video-channels/super_channel2/activities' }),
  ...tells(404, ['alice'], { ask: 'GET /video-channels/super_channel2/activities' }),
  ...tells(403, ['bob'], { ask: 'GET /video-channels/super_channel/activities' }),
  ...tells(200, ['root', 'alice'], { ask: 'GET /video-channels/super_channel/activities' }),
  ...tells(401, ['nobody'], { ask: 'DELETE /video-channels/super_channel' }),
  ...tells(403, ['bob'], { ask: 'DELETE /video-channels/super_channel' }),
  ...tells(404, ['alice'], { ask: 'DELETE /video-channels/super_channel2' }),
  ...tells(204, ['alice'], { ask: 'DELETE /video-channels/super_channel' }),
  ...tells(409, ['alice'], { ask: 'DELETE /video-channels/alice_channel' }),
  { ...add, status: 409 }, // the name of a deleted channel stays its own
];
