import { t } from '../i18n/t.ts';
import type { NotificationSettings } from './notifications-api.ts';

type Setting = keyof NotificationSettings;

/** Kinds of notifications as people call them, in groups; `staff`: only for those who run the node. */
export const SETTING_GROUPS: { name: string; staff?: true; settings: [Setting, string][] }[] = [
  {
    name: t('What you follow'),
    settings: [
      ['newVideoFromSubscription', t('A channel you follow publishes a video')],
      ['commentMention', t('Somebody mentions you in a comment')],
    ],
  },
  {
    name: t('What you make'),
    settings: [
      ['newCommentOnMyVideo', t('A comment on one of your videos')],
      ['newFollow', t('Somebody follows you or one of your channels')],
      ['myVideoPublished', t('Your video is ready, or its time to be published has come')],
      ['myVideoImportFinished', t('An import of yours ends')],
      ['myVideoStudioEditionFinished', t('A cut of yours is ready')],
      ['myVideoTranscriptionGenerated', t('Captions for your video are ready')],
      ['blacklistOnMyVideo', t('One of your videos is blocked, or no longer')],
    ],
  },
  {
    name: t('Reports you made'),
    settings: [
      ['abuseStateChange', t('A report of yours is judged')],
      ['abuseNewMessage', t('A moderator writes about a report')],
    ],
  },
  {
    name: t('Running this node'),
    staff: true,
    settings: [
      ['abuseAsModerator', t('A new report')],
      ['videoAutoBlacklistAsModerator', t('A video waits for approval')],
      ['newUserRegistration', t('Somebody joins, or asks to')],
      ['newInstanceFollower', t('Another node follows this one')],
      ['autoInstanceFollowing', t('This node follows another by itself')],
      ['newPeerTubeVersion', t('A new version is there')],
    ],
  },
];
