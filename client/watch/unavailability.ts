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
      title: 'You seem to be offline',
      advice: 'The node cannot be reached. The page goes on by itself once it can.',
      action: 'retry',
    };
  if (status === 410)
    return {
      icon: 'compass',
      title: 'This video was deleted',
      advice: 'Its owner has taken it down.',
      action: 'home',
    };
  if (status === 404)
    return {
      icon: 'compass',
      title: 'There is no such video here',
      advice: 'The address may be mistyped, or the video was deleted or made private.',
      action: 'home',
    };
  if (status === 401 || status === 403)
    return signedIn
      ? {
          icon: 'lock',
          title: 'This video is private',
          advice: 'Ask its owner to share it with you.',
          action: 'home',
        }
      : {
          icon: 'lock',
          title: 'This video is private',
          advice: 'If it was shared with you, sign in to watch it.',
          action: 'signIn',
        };
  return null;
}
