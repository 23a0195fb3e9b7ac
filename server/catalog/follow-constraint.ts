import { instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import type { Viewer } from './access.ts';
import type { FollowedHere } from './followed-here.ts';

type Node = { db: Db; followedHere?: FollowedHere | undefined };

export type FollowConstraint = ReturnType<typeof openFollowConstraint>;

/** What a list of channels is narrowed to. */
type Narrowed = {
  channelIds: number[];
  /** Of channels that are left out, what is shown all the same. */
  videoIds?: number[];
};

/**
 * What came here without this node following it, or somebody who shows it, by an address or somebody's subscription, is for
 * those who may ask for any address (`search.remoteUri`): by default, for who is signed in. A node that stands alone keeps
 * nothing back.
 */
export function openFollowConstraint({ db, followedHere }: Node) {
  /** What a viewer is held to; undefined for who may have all. */
  async function heldTo(viewer: Viewer): Promise<FollowedHere | undefined> {
    if (!followedHere) return undefined;
    const { remoteUri } = (await instanceConfig(db)).search;
    return (viewer ? remoteUri.users : remoteUri.anonymous) ? undefined : followedHere;
  }

  return {
    /** What of these channels of other nodes a viewer may have. */
    async narrow(viewer: Viewer, channelIds: number[]): Promise<Narrowed> {
      const followed = channelIds.length > 0 ? await heldTo(viewer) : undefined;
      if (!followed) return { channelIds };
      const open = await followed.channels(channelIds);
      const others = channelIds.filter((id) => !open.includes(id));
      const shown = others.length > 0 ? await followed.videos({ channelIds: others }) : [];
      return { channelIds: open, ...(shown.length > 0 && { videoIds: shown }) };
    },
    /** Fails with `does_not_respect_follow_constraints`, and where the video is at home (contract § conventions). */
    async require(viewer: Viewer, video: Asked): Promise<void> {
      const followed = video.url === null ? undefined : await heldTo(viewer);
      if (!followed || (await isFollowed(followed, video))) return;
      throw new Failure(
        'does_not_respect_follow_constraints',
        'Cannot get this video regarding follow constraints',
        { originUrl: video.url },
      );
    },
  };
}

type Asked = { id: number; url: string | null; channelId: number };

const isFollowed = async ({ channels, videos }: FollowedHere, { id, channelId }: Asked) =>
  (await channels([channelId])).length > 0 || (await videos({ videoId: id })).length > 0;
