import { findVideo, VideoPrivacy, VideoRef, VideoState } from '../../catalog/index.ts';
import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';

/** What follows a published video for those who follow its channel: only what they find in lists. */
export const newVideoFromSubscription = defineNotice({
  type: NotificationType.newVideoFromSubscription,
  name: 'new-video-from-subscription',
  setting: 'newVideoFromSubscription',
  batchSize: 1,
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findVideo(db, videoId);
    if (!found || found.video.state !== VideoState.published || found.video.blocked) return;
    const { privacy, channelId } = found.video;
    if (privacy !== VideoPrivacy.public && privacy !== VideoPrivacy.internal) return;
    return { ...ofVideo(videoId), actorId: found.account.id, audience: { channelId } };
  },
});

/** Told to who left it to the node when a video comes out: who publishes at once sees it. */
export const myVideoPublished = defineNotice({
  type: NotificationType.myVideoPublished,
  name: 'my-video-published',
  setting: 'myVideoPublished',
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findVideo(db, videoId);
    if (!found || found.video.state !== VideoState.published) return;
    return { ...ofVideo(videoId), audience: { accountIds: [found.account.id] } };
  },
});

const ofVideo = (videoId: number) => ({ subject: `video:${videoId}`, refs: { videoId } });
