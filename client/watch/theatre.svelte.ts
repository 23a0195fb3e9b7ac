import type { Theatre } from '../player/player-props.ts';
import { keepPreferences, readPreferences } from '../player/preferences.ts';

let on = $state(readPreferences().theatre);

/** Whether players of watch pages have all of the page's width: remembered in this browser. */
export const theatre: Theatre = {
  get on() {
    return on;
  },

  toggle() {
    on = !on;
    keepPreferences({ theatre: on });
  },
};
