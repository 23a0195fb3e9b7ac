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
export { ratedVideos } from './rates/rated-queries.ts';
export { flushViews, sweepViewers } from './views/jobs.ts';
