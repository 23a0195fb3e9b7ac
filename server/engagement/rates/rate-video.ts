import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { lockCounters } from '../counter-queries.ts';
import { videoRated } from '../events.ts';
import { countRatings, findRating, type Rating, setRating } from './rating-queries.ts';

/** Rates a video, and keeps its sums right however many do so at once. Safe to repeat. */
export const rateVideo = (db: Db, of: { accountId: number; videoId: number }, rating: Rating) =>
  db.transaction(async (tx) => {
    if (!(await lockCounters(tx, of.videoId))) throw notFound('Video');
    const before = await findRating(tx, of);
    if (before === rating) return;
    await setRating(tx, of, rating);
    await countRatings(tx, of.videoId, {
      likes: Number(rating === 'like') - Number(before === 'like'),
      dislikes: Number(rating === 'dislike') - Number(before === 'dislike'),
    });
    await emit(tx, videoRated, { ...of, rating, before });
  });
