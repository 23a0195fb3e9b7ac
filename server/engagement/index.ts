export { approveComment } from './comments/approve-comment.ts';
export { deleteComment } from './comments/delete-comment.ts';
export { bulkCommentRemoval } from './comments/bulk-removal.ts';
export {
  commentApproved,
  commentDeleted,
  commentPosted,
  commentRestored,
  followed,
  followWanted,
  unfollowed,
  videoRated,
  videoViewed,
  viewsWaiting,
} from './events.ts';
export { forgetAccount } from './forget-account.ts';
export { recordWatched } from './history/history-queries.ts';
export { rateVideo } from './rates/rate-video.ts';
export { ratedVideos } from './rates/rated-queries.ts';
export { subscribe, unsubscribe } from './subscriptions/subscribe.ts';
export { flushViews, sweepViewers } from './views/jobs.ts';
export type { RemoteComment } from './remote/comment.ts';
export { findCommentByUrl } from './remote/find-comment.ts';
export { followAs, unfollowAs } from './remote/follow-as.ts';
export type { Followed } from './remote/followed.ts';
export { rateAs } from './remote/rate-as.ts';
export { recountFollowers } from './remote/recount-queries.ts';
export { countRemoteDownload, countRemoteView, setRemoteViewers } from './remote/remote-views.ts';
export {
  deleteCommentByUrl,
  type TakenComment,
  takeRemoteComments,
} from './remote/take-comments.ts';
