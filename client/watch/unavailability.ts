import { t } from '../i18n/t.ts';
import { Problem, problemWords, type Words } from '../problem.ts';
import type { IconName } from '../ui/icons.ts';

export interface Unavailability extends Words {
  icon: IconName;
  action: 'signIn' | 'page' | 'retry' | 'home' | 'rules' | 'origin';
}

/** Who is told: on a page of another site nobody is signed in, nor can they be. */
export type Told = 'user' | 'stranger' | 'embedded';

/** Why a video cannot be watched: by the node's answer, or in the words for whatever was thrown. */
export function unavailability(problem: unknown, told: Told): Unavailability {
  const known = problem instanceof Problem ? byAnswer(problem, told) : null;
  return known ?? { icon: 'warning', ...problemWords(problem), action: 'retry' };
}

/** Where a video is at home, if that is why it is not had here: an address of the web, else nothing. */
export function originOf(problem: unknown): string | undefined {
  const url = problem instanceof Problem ? problem.originUrl : '';
  return /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined;
}

function byAnswer({ status, code }: Problem, told: Told): Unavailability | null {
  if (code.startsWith('video_blocked')) return BLOCKED;
  if (code === 'does_not_respect_follow_constraints')
    return told === 'stranger' ? ELSEWHERE_TO_STRANGERS : ELSEWHERE;
  if (status === 401 || status === 403) return PRIVATE[told];
  return BY_STATUS[status] ?? null;
}

const BLOCKED: Unavailability = {
  icon: 'ban',
  title: t('This video is blocked on this node'),
  advice: t(
    'Its moderators took it out of sight. What they watch for is in the rules of the node.',
  ),
  action: 'rules',
};

const ELSEWHERE: Unavailability = {
  icon: 'globe',
  title: t('This video is of another node'),
  advice: t('This node does not follow that one. Watch the video there.'),
  action: 'origin',
};

const ELSEWHERE_TO_STRANGERS: Unavailability = {
  ...ELSEWHERE,
  advice: t(
    'This node does not follow that one. Watch the video there, or sign in to watch it here.',
  ),
};

const PRIVATE_TO_USERS: Unavailability = {
  icon: 'lock',
  title: t('This video is private'),
  advice: t('Ask its owner to share it with you.'),
  action: 'home',
};

const PRIVATE: Record<Told, Unavailability> = {
  user: PRIVATE_TO_USERS,
  stranger: {
    ...PRIVATE_TO_USERS,
    advice: t('If it was shared with you, sign in to watch it.'),
    action: 'signIn',
  },
  embedded: {
    ...PRIVATE_TO_USERS,
    advice: t('If it was shared with you, you can watch it on its own page.'),
    action: 'page',
  },
};

const BY_STATUS: Readonly<Record<number, Unavailability>> = {
  0: {
    icon: 'offline',
    title: t('You seem to be offline'),
    advice: t('The node cannot be reached. The page goes on by itself once it can.'),
    action: 'retry',
  },
  404: {
    icon: 'compass',
    title: t('There is no such video here'),
    advice: t('The address may be mistyped, or the video was deleted or made private.'),
    action: 'home',
  },
  410: {
    icon: 'compass',
    title: t('This video was deleted'),
    advice: t('Its owner has taken it down.'),
    action: 'home',
  },
  451: {
    icon: 'globe',
    title: t('This video is not available where you are'),
    advice: t('The law of your region keeps this node from showing it.'),
    action: 'home',
  },
};
