import type { Db } from '../../platform/db.ts';
import { inPages, type Named, type PageAfter, type Section, urlOf } from '../section.ts';
import * as people from './people.ts';
import { comments, history, playlists, videosSection } from './videos.ts';

/** What an account has rated so, after a video. `id` is the video's. */
export type ReadRatings = (
  db: Db,
  accountId: number,
  page: PageAfter & { rating: 'like' | 'dislike' },
) => Promise<{ id: number; video: Named; createdAt: Date }[]>;

const rated = (rating: 'like' | 'dislike', readRatings: ReadRatings): Section => ({
  file: `peertube/${rating}s.json`,
  list: `${rating}s`,
  pages: ({ db, owner }) =>
    inPages(
      (page) => readRatings(db, owner.accountId, { ...page, rating }),
      ({ video, createdAt }) => ({ videoUrl: urlOf.video(owner, video), createdAt }),
    ),
});

/** What an archive of one channel holds. */
export const channelSections = ({ withVideoFiles }: { withVideoFiles: boolean }): Section[] => [
  people.channels,
  videosSection(withVideoFiles),
];

type Wish = { withVideoFiles: boolean; readRatings: ReadRatings };

/** Everything an archive holds. */
export const allSections = ({ withVideoFiles, readRatings }: Wish): Section[] => [
  people.account,
  people.userSettings,
  people.channels,
  people.following,
  people.followers,
  people.blocklist,
  people.watchedWords,
  people.tagPolicies,
  rated('like', readRatings),
  rated('dislike', readRatings),
  comments,
  history,
  playlists,
  videosSection(withVideoFiles),
];
