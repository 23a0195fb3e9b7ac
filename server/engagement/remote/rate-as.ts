import type { Db } from '../../platform/db.ts';
import { rateVideo } from '../rates/rate-video.ts';
import type { Rating } from '../rates/rating-queries.ts';
import { setRatingUrl } from './rating-queries.ts';

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
