import { type Case, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const LIST = '/users/me/notifications';
const WEB = 1;
const SETTINGS = {
  newVideoFromSubscription: WEB,
  newCommentOnMyVideo: WEB,
  abuseAsModerator: WEB,
  videoAutoBlacklistAsModerator: WEB,
  blacklistOnMyVideo: WEB,
  myVideoImportFinished: WEB,
  myVideoPublished: WEB,
  commentMention: WEB,
  newFollow: WEB,
  newUserRegistration: WEB,
  newInstanceFollower: WEB,
  autoInstanceFollowing: WEB,
  abuseNewMessage: WEB,
  abuseStateChange: WEB,
  newPeerTubeVersion: WEB,
  myVideoStudioEditionFinished: WEB,
  myVideoTranscriptionGenerated: WEB,
  newPluginVersion: WEB,
};

const read = { as: 'alice', ask: `POST ${LIST}/read`, body: { ids: [5] } } as const;
const readAll = { as: 'alice', ask: `POST ${LIST}/read-all` } as const;
const choose = { as: 'alice', ask: 'PUT /users/me/notification-settings', body: SETTINGS } as const;

export const userNotificationCases = (): Case[] => [
  ...refusesPages('alice', LIST),
  ...tells(401, ['nobody'], { ask: `GET ${LIST}` }),
  ...tells(200, ['alice'], { ask: `GET ${LIST}` }),
  ...tells(200, ['alice'], { ask: `GET ${LIST}?unread=toto` }),
  ...tells(401, ['nobody'], read),
  ...refuses(read, { ids: [['hello'], [], 5] }),
  { ...read, status: 204 },
  ...tells(401, ['nobody'], readAll),
  { ...readAll, status: 204 },
  ...tells(401, ['nobody'], choose),
  ...refuses(choose, { newCommentOnMyVideo: [15, 'toto'] }),
  { ...choose, body: { newVideoFromSubscription: WEB }, status: 400 },
  { ...choose, status: 204 },
];
