import { NodeFollow } from '../../instance/index.ts';
import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';

const audience = { administrators: true } as const;

export const newInstanceFollower = defineNotice({
  type: NotificationType.newInstanceFollower,
  name: 'new-instance-follower',
  setting: 'newInstanceFollower',
  payload: NodeFollow,
  find: (_, nodeFollow) =>
    Promise.resolve({
      subject: `node:${nodeFollow.follower.host}`, // following again is no news
      refs: { nodeFollow },
      audience,
    }),
});

/** The node follows back, or who is on a list. */
export const autoInstanceFollowing = defineNotice({
  type: NotificationType.autoInstanceFollowing,
  name: 'auto-instance-following',
  setting: 'autoInstanceFollowing',
  payload: NodeFollow,
  find: (_, nodeFollow) =>
    Promise.resolve({
      subject: `node:${nodeFollow.following.host}`,
      refs: { nodeFollow },
      audience,
    }),
});
