import * as z from 'zod';

/** Ways to tell a user something: bits of the contract's NotificationSettingValue. */
export const NotifyBy = { none: 0, web: 1, email: 2 } as const;

const WEB = NotifyBy.web;
const WEB_AND_EMAIL = NotifyBy.web | NotifyBy.email;

const USUAL = {
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
};

export type NotificationSetting = keyof typeof USUAL;
export type NotificationSettings = Record<NotificationSetting, number>;

const ways = z.int().min(NotifyBy.none).max(WEB_AND_EMAIL);

const newer = ways.exactOptional();

/** How a user wants to hear of each kind of event; of the newer kinds, what is not given stays (contract § UserNotificationSettings). */
export const NotificationSettingsForm = z.object({
  newCommentOnMyVideo: ways,
  newVideoFromSubscription: ways,
  abuseAsModerator: ways,
  videoAutoBlacklistAsModerator: ways,
  blacklistOnMyVideo: ways,
  myVideoPublished: ways,
  myVideoImportFinished: ways,
  newUserRegistration: ways,
  commentMention: ways,
  newFollow: ways,
  newInstanceFollower: ways,
  autoInstanceFollowing: ways,
  abuseNewMessage: newer,
  abuseStateChange: newer,
  newPeerTubeVersion: newer,
  myVideoStudioEditionFinished: newer,
  myVideoTranscriptionGenerated: newer,
  newPluginVersion: newer,
  automaticBlocklist: newer,
} satisfies Record<NotificationSetting, z.ZodType>);

/** All settings of a user, from those that were ever changed. */
export const notificationSettingsOf = (
  changed: Partial<NotificationSettings>,
): NotificationSettings => ({ ...USUAL, ...changed });
