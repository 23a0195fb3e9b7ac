import { node } from '../../node.ts';
import type { Rating } from './rating.ts';

/** What a viewer thinks of a video. */
export const ratesApi = {
  mine: async (id: string): Promise<Rating> =>
    (await (await node.users.me.videos[':id'].rating.$get({ param: { id } })).json()).rating,

  rate: (id: string, rating: Rating, password: string | null) =>
    node.videos[':id'].rate.$put(
      { param: { id }, json: { rating } },
      { headers: password === null ? {} : { 'x-peertube-video-password': password } },
    ),
};
