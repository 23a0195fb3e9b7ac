import { accountJson, type Channel, channelJson } from '../catalog/index.ts';
import type { UserWithAccount } from './user-queries.ts';
import { ROLE_IDS } from './user.ts';

/** What a user sees of themselves (contract § users/me). */
export const meJson = (
  node: Pick<URL, 'origin' | 'host'>,
  { user, account }: UserWithAccount,
  channels: Channel[],
) => ({
  id: user.id,
  username: account.name,
  email: user.email,
  pendingEmail: null,
  emailVerified: user.emailVerified,
  role: { id: ROLE_IDS[user.role], label: ROLE_LABELS[user.role] },
  videoQuota: user.quotaBytes,
  videoQuotaDaily: user.quotaDailyBytes,
  blocked: user.blocked,
  blockedReason: user.blockedReason,
  createdAt: user.createdAt,
  lastLoginDate: user.lastLoginAt,
  account: accountJson(node, account, user.id),
  videoChannels: channels.map((channel) => ({
    ...channelJson(node, channel),
    ownerAccountId: null,
    ownerAccountName: null,
  })),
  ...PREFERENCES,
});

const ROLE_LABELS = { administrator: 'Administrator', moderator: 'Moderator', user: 'User' };

const WEB = 1;
const WEB_AND_EMAIL = 3;

/** What nobody can change yet is the same for all. */
const PREFERENCES = {
  theme: 'instance-default',
  nsfwPolicy: 'display',
  nsfwFlagsDisplayed: 0,
  nsfwFlagsHidden: 0,
  nsfwFlagsWarned: 0,
  nsfwFlagsBlurred: 0,
  p2pEnabled: true,
  videosHistoryEnabled: true,
  autoPlayVideo: true,
  autoPlayNextVideo: false,
  autoPlayNextVideoPlaylist: true,
  videoLanguages: null,
  language: null,
  noInstanceConfigWarningModal: false,
  noWelcomeModal: false,
  noAccountSetupWarningModal: false,
  pluginAuth: null,
  twoFactorEnabled: false,
  newFeaturesInfoRead: 1,
  adminFlags: 0,
  videoChannelCollaborations: [],
  notificationSettings: {
    newCommentOnMyVideo: WEB,
    newVideoFromSubscription: WEB,
    abuseAsModerator: WEB_AND_EMAIL,
    videoAutoBlacklistAsModerator: WEB_AND_EMAIL,
    blacklistOnMyVideo: WEB_AND_EMAIL,
    myVideoPublished: WEB,
    myVideoImportFinished: WEB,
    newUserRegistration: WEB,
    commentMention: WEB,
    newFollow: WEB,
    newInstanceFollower: WEB,
    autoInstanceFollowing: WEB,
    abuseNewMessage: WEB_AND_EMAIL,
    abuseStateChange: WEB_AND_EMAIL,
    newPeerTubeVersion: WEB_AND_EMAIL,
    myVideoStudioEditionFinished: WEB,
    myVideoTranscriptionGenerated: WEB,
    newPluginVersion: WEB,
    automaticBlocklist: WEB,
  },
};
