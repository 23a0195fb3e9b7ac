import { instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import type { Viewer } from './access.ts';
import { countFollowed } from './followed-queries.ts';

export type FollowConstraint = ReturnType<typeof openFollowConstraint>;

/** What a list of channels is narrowed to. */
type Narrowed = { channelIds: number[]; onlyFollowed?: boolean };

/**
 * What came here without this node following it, or somebody who shows it, by an address or somebody's subscription, is for
 * those who may ask for any address (`search.remoteUri`): by default, for who is signed in. A node that stands alone keeps
 * nothing back.
 */
export function openFollowConstraint(db: Db) {
  async function mayHaveAll(viewer: Viewer): Promise<boolean> {
    const { remoteUri } = (await instanceConfig(db)).search;
    return viewer ? remoteUri.users : remoteUri.anonymous;
  }

  return {
    /** What of these channels of other nodes a viewer may have. */
    async narrow(viewer: Viewer, channelIds: number[]): Promise<Narrowed> {
      if (channelIds.length === 0 || (await mayHaveAll(viewer))) return { channelIds };
      const areFollowed = (await countFollowed(db, channelIds)) === channelIds.length;
      return { channelIds, ...(!areFollowed && { onlyFollowed: true }) };
    },
    /** Fails with `does_not_respect_follow_constraints`, and where the video is at home (contract § conventions). */
    async require(viewer: Viewer, { url, followed }: Asked): Promise<void> {
      if (url === null || followed || (await mayHaveAll(viewer))) return;
      throw new Failure(
        'does_not_respect_follow_constraints',
        'Cannot get this video regarding follow constraints',
        { originUrl: url },
      );
    },
  };
}

type Asked = { url: string | null; followed: boolean };
