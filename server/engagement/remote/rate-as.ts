import type { Db } from '../../platform/db.ts';
import { rateVideo } from '../rates/rate-video.ts';
import type { Rating } from '../rates/rating-queries.ts';
import { findRatingByUrl, setRatingUrl } from './rating-queries.ts';

type RemoteRating = {
  accountId: number;
  videoId: number;
  rating: Rating;
  /** The id of the activity, by which it can be taken back. */
  url: string | null;
};

/** Rates a video as an account of another node. Safe to repeat. Fails with `not_found` without the video. */
export const rateAs = (db: Db, { url, rating, ...of }: RemoteRating): Promise<void> =>
  db.transaction(async (tx) => {
    await rateVideo(tx, of, rating);
    if (rating !== 'none') await setRatingUrl(tx, of, url);
  });

/** Takes a rating back, if the activity was this account's. Safe to repeat. */
export const unrateByUrl = (db: Db, accountId: number, url: string): Promise<void> =>
  db.transaction(async (tx) => {
    const rated = await findRatingByUrl(tx, url);
    if (rated?.accountId === accountId) await rateVideo(tx, rated, 'none');
  });
