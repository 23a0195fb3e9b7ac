import { node } from '../node.ts';

/** Choices of a viewer that this client offers. */
interface Preferences {
  videosHistoryEnabled?: boolean;
  autoPlayNextVideo?: boolean;
  autoPlayNextVideoPlaylist?: boolean;
}

/** Changes some choices of who is signed in; the others stay. */
export const changePreferences = (preferences: Preferences) =>
  node.users.me.$put({ json: preferences });
