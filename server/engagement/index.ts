export { removeComments } from './comments/remove-comments.ts';
export {
  commentApproved,
  commentDeleted,
  commentPosted,
  commentRemovalAsked,
  followed,
  unfollowed,
  videoRated,
  viewsWaiting,
} from './events.ts';
export { forgetAccount } from './forget-account.ts';
export { flushViews, sweepViewers } from './views/jobs.ts';
