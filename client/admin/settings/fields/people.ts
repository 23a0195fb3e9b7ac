import { t } from '../../../i18n/t.ts';
import { line, onOff, type SettingPage, whole } from '../field.ts';

const NO_LIMIT = t('-1: no limit');

/** Who can join, and what they may do. */
export const PEOPLE_PAGE: SettingPage = {
  value: 'people',
  label: t('Joining'),
  groups: [
    {
      title: t('Signing up'),
      fields: [
        onOff('signup.enabled', t('People can sign up by themselves')),
        onOff('signup.requiresApproval', t('A moderator has to let each of them in')),
        onOff(
          'signup.requiresEmailVerification',
          t('They have to confirm their e-mail address'),
          t('Needs mail.'),
        ),
        whole('signup.limit', t('Most users'), [-1], NO_LIMIT),
        whole('signup.minimumAge', t('Least age, in years'), [0, 130]),
      ],
    },
    {
      title: t('New users'),
      text: t('Who is here already keeps what they have.'),
      fields: [
        { kind: 'bytes', path: 'user.videoQuota', label: t('Space for videos') },
        { kind: 'bytes', path: 'user.videoQuotaDaily', label: t('Space a day') },
        whole('videoChannels.maxPerUser', t('Most channels'), [1, 1000]),
        line(
          'user.defaultChannelName',
          t('Name of the first channel'),
          120,
          t('$1 stands for the user'),
        ),
        onOff('user.history.videos.enabled', t('What they watch is remembered for them')),
      ],
    },
    {
      title: t('What they upload'),
      fields: [
        onOff(
          'autoBlacklist.videos.ofUsers.enabled',
          t('New videos wait until a moderator has let them in'),
          t('Those of trusted users do not.'),
        ),
        onOff('videoFile.update.enabled', t('The file of a video can be replaced')),
        onOff('blocklist.publicLog.enabled', t('What is blocked here can be read by everybody')),
      ],
    },
  ],
};
