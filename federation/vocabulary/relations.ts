import { acceptUrl, followUrl, rejectUrl } from './activity-urls.ts';

/** What actors ask of each other. They are for the one who is asked, and say of no audience. */

export type Follow = ReturnType<typeof followActivity>;

/** `id`: the number this node has for the follow. */
export const followActivity = (follower: string, followed: string, id: number) => ({
  type: 'Follow',
  id: followUrl(follower, id),
  actor: follower,
  object: followed,
});

/** By who is followed. `id`: the number this node has for the follow. */
export const acceptActivity = (origin: string, follow: Follow, id: number) => ({
  type: 'Accept',
  id: acceptUrl(origin, id),
  actor: follow.object,
  object: follow,
});

export const rejectActivity = (origin: string, follow: Follow, at: Date) => ({
  type: 'Reject',
  id: rejectUrl(origin, at),
  actor: follow.object,
  object: follow,
});
