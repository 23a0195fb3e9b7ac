import { formatBytes } from '../../i18n/format.ts';
import { plural, t, type Forms } from '../../i18n/t.ts';
import { paths } from '../../paths.ts';
import type { Health } from '../api/system.ts';

/** Something that somebody should do, and where. */
export interface Attention {
  tone: 'danger' | 'amber' | 'plain';
  title: string;
  /** How it is mended. */
  text: string;
  href?: string;
  action?: string;
}

/** What is known of a node. `health` and what follows it only administrators see. */
export interface Known {
  openReports: number;
  waitingRegistrations: number;
  heldComments: number;
  waitingVideos: number;
  health: Health | null;
  waitingFollowers: number;
  restingNodes: number;
  incompleteCatalogs: number;
}

const FULL_SHARE = 0.05;
const NEARLY_FULL_SHARE = 0.15;

/** What needs attention on a node, the worst first. */
export const attentionsOf = (known: Known): Attention[] =>
  [
    ...(known.health ? faultsOf(known.health) : []),
    ...peopleWaiting(known),
    ...faraway(known),
  ].toSorted((one, other) => SEVERITY[one.tone] - SEVERITY[other.tone]);

const SEVERITY = { danger: 0, amber: 1, plain: 2 };

const faultsOf = (health: Health): Attention[] => [
  ...diskFault(health.disk),
  ...(health.encoder.version === null ? [NO_ENCODER] : []),
  ...jobFaults(health.jobs),
  ...(health.mail.enabled ? [] : [NO_MAIL]),
  ...(health.isEncrypted ? [] : [NOT_ENCRYPTED]),
];

function diskFault({ freeBytes, totalBytes }: Health['disk']): Attention[] {
  const share = totalBytes > 0 ? freeBytes / totalBytes : 1;
  if (share >= NEARLY_FULL_SHARE) return [];
  const title = t('{size} left on the disk', { size: formatBytes(freeBytes) });
  const text = t(
    'Uploads and encoding stop when it is full. Delete videos, lower quotas, or give DATA_DIR a larger disk.',
  );
  return [{ tone: share < FULL_SHARE ? 'danger' : 'amber', title, text, ...TO_USERS }];
}

const TO_USERS = { href: paths.admin('overview/users'), action: t('See who uses how much') };

function jobFaults({ failed, isPaused }: Health['jobs']): Attention[] {
  const href = paths.admin('settings/system/jobs');
  const faults: Attention[] = [];
  if (isPaused)
    faults.push({
      tone: 'amber',
      title: t('No jobs are taken'),
      text: t('Somebody has paused the queue: nothing is encoded or delivered until it goes on.'),
      href,
      action: t('To the jobs'),
    });
  if (failed > 0)
    faults.push({
      tone: 'danger',
      title: plural(failed, { one: '{count} job has failed', other: '{count} jobs have failed' }),
      text: t('See why, mend it, and have them tried again.'),
      href: `${href}?state=failed`,
      action: t('See why'),
    });
  return faults;
}

const NO_ENCODER: Attention = {
  tone: 'danger',
  title: t('The encoder cannot be run'),
  text: t('New videos wait until it can. Install ffmpeg, or set FFMPEG_PATH to where it is.'),
};

const NO_MAIL: Attention = {
  tone: 'plain',
  title: t('This node sends no mail'),
  text: t(
    'Nobody can set a forgotten password, and answers to requests do not arrive. Set SMTP_URL and start again.',
  ),
};

const NOT_ENCRYPTED: Attention = {
  tone: 'plain',
  title: t('This node is reached without encryption'),
  text: t(
    'Other nodes and browsers expect https. Put a proxy with a certificate before it, and set PUBLIC_URL.',
  ),
};

const peopleWaiting = (known: Known): Attention[] =>
  [
    waiting(
      known.openReports,
      { one: '{count} report is open', other: '{count} reports are open' },
      {
        text: t('Somebody waits for a judgement.'),
        href: paths.admin('moderation/abuses'),
        action: t('To the reports'),
      },
    ),
    waiting(
      known.waitingRegistrations,
      { one: '{count} person asks to join', other: '{count} people ask to join' },
      {
        text: t('They wait for your answer.'),
        href: paths.admin('moderation/registrations'),
        action: t('Answer'),
      },
    ),
    waiting(
      known.heldComments,
      { one: '{count} comment is held for review', other: '{count} comments are held for review' },
      {
        text: t('Nobody sees them before they are approved.'),
        href: `${paths.admin('overview/comments')}?held=true`,
        action: t('Read'),
      },
    ),
    waiting(
      known.waitingVideos,
      {
        one: '{count} new video waits to be let in',
        other: '{count} new videos wait to be let in',
      },
      {
        text: t('New videos are hidden here until a moderator has seen them.'),
        href: `${paths.admin('moderation/video-blocks')}?type=2`,
        action: t('Look at them'),
      },
    ),
  ].flat();

const faraway = (known: Known): Attention[] =>
  [
    waiting(
      known.waitingFollowers,
      { one: '{count} node asks to follow', other: '{count} nodes ask to follow' },
      {
        text: t('They see nothing new from here until they are accepted.'),
        href: `${paths.admin('settings/follows/followers-list')}?state=pending`,
        action: t('Answer'),
      },
    ),
    waiting(
      known.restingNodes,
      { one: '{count} node cannot be reached', other: '{count} nodes cannot be reached' },
      {
        text: t('What is for them waits, and is tried again by itself.'),
        href: `${paths.admin('federation/delivery')}?state=resting`,
        action: t('See why'),
      },
    ),
    waiting(
      known.incompleteCatalogs,
      { one: '{count} followed catalog has gaps', other: '{count} followed catalogs have gaps' },
      {
        text: t('What is missing is fetched by itself; see what does not come.'),
        href: `${paths.admin('federation/catalogs')}?state=incomplete`,
        action: t('See the gaps'),
      },
    ),
  ].flat();

const waiting = (
  count: number,
  forms: Forms,
  rest: Omit<Attention, 'tone' | 'title'>,
): Attention[] => (count > 0 ? [{ tone: 'amber', title: plural(count, forms), ...rest }] : []);
