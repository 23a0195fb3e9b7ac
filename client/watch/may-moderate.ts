import type { User, VideoDetails } from '../contract.ts';

const MODERATOR = 1;

/** Whether somebody rules over what is said below a video: its owner, and those who moderate the node. */
export const mayModerate = (
  user: User | null,
  { account, channel }: Pick<VideoDetails, 'account' | 'channel'>,
): boolean =>
  user !== null &&
  (user.account.id === account.id ||
    user.role.id <= MODERATOR ||
    user.videoChannelCollaborations.some(({ id }) => id === channel.id));

/** Whether a video is somebody's own. */
export const isOwn = (user: User | null, { account }: Pick<VideoDetails, 'account'>): boolean =>
  user !== null && user.account.id === account.id;
