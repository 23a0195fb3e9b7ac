export { bulkCommentRemoval } from './comments/bulk-removal.ts';
export {
  commentApproved,
  commentDeleted,
  commentPosted,
  commentRestored,
  followed,
  unfollowed,
  videoRated,
  viewsWaiting,
} from './events.ts';
export { forgetAccount } from './forget-account.ts';
export { recordWatched } from './history/history-queries.ts';
export { rateVideo } from './rates/rate-video.ts';
export { ratedVideos } from './rates/rated-queries.ts';
export { subscribe } from './subscriptions/subscribe.ts';
export { flushViews, sweepViewers } from './views/jobs.ts';
