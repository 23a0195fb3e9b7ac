import { instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import type { FollowedAmong } from '../platform/followed.ts';
import type { Viewer } from './access.ts';

type Node = { db: Db; followedAmong?: FollowedAmong | undefined };

export type FollowConstraint = ReturnType<typeof openFollowConstraint>;

/**
 * What came here without this node following it, by an address or somebody's subscription, is for those who may ask for any
 * address (`search.remoteUri`): by default, for who is signed in. A node that stands alone keeps nothing back.
 */
export function openFollowConstraint({ db, followedAmong }: Node) {
  /** Those of these channels of other nodes whose videos a viewer may have. */
  async function among(viewer: Viewer, channelIds: number[]): Promise<number[]> {
    if (!followedAmong || channelIds.length === 0) return channelIds;
    const { remoteUri } = (await instanceConfig(db)).search;
    return (viewer ? remoteUri.users : remoteUri.anonymous)
      ? channelIds
      : followedAmong(channelIds);
  }

  return {
    among,
    /** Fails with `does_not_respect_follow_constraints`, and where the video is at home (contract § conventions). */
    async require(viewer: Viewer, video: { url: string | null; channelId: number }): Promise<void> {
      if (video.url === null || (await among(viewer, [video.channelId])).length > 0) return;
      throw new Failure(
        'does_not_respect_follow_constraints',
        'Cannot get this video regarding follow constraints',
        { originUrl: video.url },
      );
    },
  };
}
