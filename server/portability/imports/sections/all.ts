import type { Section } from '../section.ts';
import { channels } from './channels.ts';
import { following, mutedAccounts, mutedServers, watchedWords } from './people.ts';
import { playlists } from './playlists.ts';
import { account, userSettings } from './profile.ts';
import { videos } from './videos.ts';
import { history, rated } from './watching.ts';

/** What an import brings in, in this order: what others name comes first. */
export const allSections: Section[] = [
  account,
  userSettings,
  channels,
  videos,
  following,
  mutedAccounts,
  mutedServers,
  watchedWords,
  rated('like'),
  rated('dislike'),
  history,
  playlists,
];
