import type { Db } from '../../../server/platform/db.ts';
import { dislikeUrl, likeUrl } from '../../vocabulary/activity-urls.ts';
import { dislikeActivity, likeActivity } from '../../vocabulary/reactions.ts';
import { accountUrl, dislikesUrl, likesUrl, videoUrl } from '../../vocabulary/urls.ts';
import { addressOfAccount, addressOfVideo } from '../actors/addresses.ts';
import type { Named } from '../actors/find-actor.ts';
import type { Node } from '../node.ts';
import { collection } from '../paging.ts';
import type { KnownVideo } from './known-video-queries.ts';
import { findRatedVideo, findRatings, type Rating } from './rating-queries.ts';

const WORDS = {
  like: { collectionUrl: likesUrl, activityUrl: likeUrl, activity: likeActivity },
  dislike: { collectionUrl: dislikesUrl, activityUrl: dislikeUrl, activity: dislikeActivity },
};

/** Who likes, or dislikes, a video. */
export function findRatingsOf(
  db: Db,
  node: Node,
  video: KnownVideo,
  { rating, page }: { rating: Rating; page: number | undefined },
) {
  const { origin } = node.publicUrl;
  const { collectionUrl, activityUrl } = WORDS[rating];
  return collection(
    collectionUrl(videoUrl(origin, video.uuid)),
    page,
    (range) => findRatings(db, video.id, rating, range),
    ({ url, account }) => url ?? activityUrl(addressOfAccount(origin, account), video.id),
  );
}

/** The Like or Dislike of an account of this node; undefined when there is none, or none of an open video. */
export async function findRating(
  db: Db,
  node: Node,
  { of, name }: Named,
  { videoId, rating }: { videoId: number; rating: Rating },
) {
  if (of === 'node' || 'channelId' in of) return undefined; // only accounts rate
  const video = await findRatedVideo(db, of.accountId, videoId, rating);
  if (!video) return undefined;
  const { origin } = node.publicUrl;
  const url = addressOfVideo(origin, video);
  return WORDS[rating].activity(accountUrl(origin, name), { url, id: videoId });
}
