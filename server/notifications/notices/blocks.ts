import * as z from 'zod';

import { findVideo, VideoRef } from '../../catalog/index.ts';
import { NotificationType } from '../kinds.ts';
import { findBlock } from '../moderation-queries.ts';
import { defineNotice } from '../notice.ts';

/** Told once for each block, for as long as it lasts. */
export const blockOnMyVideo = defineNotice({
  type: NotificationType.blockOnMyVideo,
  name: 'block-on-my-video',
  setting: 'blacklistOnMyVideo',
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findBlock(db, videoId);
    if (!found) return;
    return { ...ofBlock(found), audience: { accountIds: [found.ownerId] } };
  },
});

export const unblockOnMyVideo = defineNotice({
  type: NotificationType.unblockOnMyVideo,
  name: 'unblock-on-my-video',
  setting: 'blacklistOnMyVideo',
  payload: VideoRef.extend({ blockId: z.int().positive() }),
  async find(db, { videoId, blockId }) {
    const found = await findVideo(db, videoId);
    if (!found || found.video.blocked) return;
    const audience = { accountIds: [found.account.id] };
    return { subject: `block:${blockId}`, refs: { videoId }, audience };
  },
});

/** A new video waits for whoever moderates. */
export const videoAutoBlockForModerators = defineNotice({
  type: NotificationType.videoAutoBlockForModerators,
  name: 'video-auto-block',
  setting: 'videoAutoBlacklistAsModerator',
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findBlock(db, videoId);
    return found && { ...ofBlock(found), audience: { staff: true } };
  },
});

const ofBlock = ({ id: blockId, videoId }: { id: number; videoId: number }) => ({
  subject: `block:${blockId}`,
  refs: { videoId, blockId },
});
