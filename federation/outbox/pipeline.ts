import { sessionEnded } from '../../server/analytics/index.ts';
import {
  accountPicturesChanged,
  channelChanged,
  channelDeleted,
  playerSettingsChanged,
  playlistChanged,
  videoChanged,
  videoDownloaded,
} from '../../server/catalog/index.ts';
import {
  commentApproved,
  commentDeleted,
  commentPosted,
  commentRestored,
  followed,
  unfollowed,
  videoRated,
  videoViewed,
} from '../../server/engagement/index.ts';
import { accountChanged, userDeleted } from '../../server/identity/index.ts';
import { abuseCreated } from '../../server/moderation/index.ts';
import { on } from '../../server/platform/events.ts';
import { showPlaylist } from './show-playlist.ts';
import { showCounts, showVideo } from './show-video.ts';
import { tellOfAccount, tellOfChannel } from './tell-actor.ts';
import { tellCommentGone } from './tell-comment-gone.ts';
import { tellApproval, tellComment } from './tell-comment.ts';
import { tellDownload } from './tell-download.ts';
import { tellFollow, tellUnfollow } from './tell-follow.ts';
import { tellPlayer } from './tell-player.ts';
import { tellRating } from './tell-rating.ts';
import { tellReport } from './tell-report.ts';
import { tellSession } from './tell-session.ts';
import { tellView } from './tell-view.ts';

/** What other nodes hear of: each event here, and who tells it. */
export const outbox = [
  on(videoChanged, showVideo),
  on(playlistChanged, showPlaylist),
  on(channelChanged, tellOfChannel),
  on(channelDeleted, tellOfChannel),
  on(accountChanged, tellOfAccount),
  on(accountPicturesChanged, tellOfAccount),
  on(userDeleted, tellOfAccount),
  on(followed, tellFollow),
  on(unfollowed, tellUnfollow),
  on(commentPosted, tellComment, ({ isOurs }) => isOurs),
  on(commentPosted, tellApproval, ({ isOurs, isVideoOurs }) => isVideoOurs && !isOurs),
  on(commentApproved, tellComment),
  on(commentApproved, tellApproval),
  on(commentRestored, tellComment),
  on(commentDeleted, tellCommentGone),
  on(videoRated, tellRating),
  on(videoRated, showCounts),
  on(videoViewed, tellView),
  on(videoDownloaded, tellDownload),
  on(sessionEnded, tellSession),
  on(playerSettingsChanged, tellPlayer),
  on(abuseCreated, tellReport),
];
