import { t } from '../i18n/t.ts';
import type { Words } from '../problem.ts';
import type { IconName } from '../ui/icons.ts';

export interface Unavailability extends Words {
  icon: IconName;
  action: 'signIn' | 'retry' | 'home';
}

/** Why a video cannot be watched, by the status of the node's answer; null when its own words say it better. */
export function unavailability(status: number, signedIn: boolean): Unavailability | null {
  if (status === 0)
    return {
      icon: 'offline',
      title: t('You seem to be offline'),
      advice: t('The node cannot be reached. The page goes on by itself once it can.'),
      action: 'retry',
    };
  if (status === 410)
    return {
      icon: 'compass',
      title: t('This video was deleted'),
      advice: t('Its owner has taken it down.'),
      action: 'home',
    };
  if (status === 404)
    return {
      icon: 'compass',
      title: t('There is no such video here'),
      advice: t('The address may be mistyped, or the video was deleted or made private.'),
      action: 'home',
    };
  if (status === 401 || status === 403)
    return signedIn
      ? {
          icon: 'lock',
          title: t('This video is private'),
          advice: t('Ask its owner to share it with you.'),
          action: 'home',
        }
      : {
          icon: 'lock',
          title: t('This video is private'),
          advice: t('If it was shared with you, sign in to watch it.'),
          action: 'signIn',
        };
  return null;
}
