import { mirroredAmong } from '../../server/catalog/index.ts';
import { instancePictures } from '../../server/instance/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Picture } from '../../server/platform/pictures/picture.ts';
import type { Actor } from '../actors/queries.ts';
import { countNodeFollows, findShownOf } from './actor-facts-queries.ts';

/** What is shown of an actor beside its name. */
export type ActorFacts = {
  avatars: Picture[];
  banners: Picture[];
  followersCount: number;
  followingCount: number;
  hostRedundancyAllowed: boolean;
};

/**
 * The pictures and counts of some actors. Of this node they are counted; of another they are what it said
 * last, and no fewer than this node knows of.
 */
export async function factsOf(db: Db, actors: Actor[]): Promise<Map<number, ActorFacts>> {
  const ids = [...new Set(actors.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const [shown, followers, following, { avatar = [], banner = [] }, mirrored] = await Promise.all([
    findShownOf(db, ids),
    countNodeFollows(db, 'followedId', ids),
    countNodeFollows(db, 'followerId', ids),
    instancePictures(db),
    mirroredAmong(
      db,
      actors.flatMap(({ host }) => host ?? []),
    ),
  ]);
  const us = { avatars: avatar, banners: banner, followersCount: 0, followingCount: 0 };
  return new Map(
    shown.map((row) => {
      const { id, type, host } = row.actor;
      const told = type === 'Application' && host === null ? us : toldOf(row);
      const facts = {
        ...told,
        followersCount: Math.max(told.followersCount, followers.get(id) ?? 0),
        followingCount: Math.max(told.followingCount, following.get(id) ?? 0),
        hostRedundancyAllowed: host !== null && mirrored.has(host),
      };
      return [id, facts];
    }),
  );
}

type Told = Omit<ActorFacts, 'hostRedundancyAllowed'>;
type Row = Awaited<ReturnType<typeof findShownOf>>[number];

/** What the catalog has of an account or channel, or what another node said of itself. */
function toldOf({ actor, account, channel }: Row): Told {
  if (channel)
    return {
      avatars: channel.avatars,
      banners: channel.banners,
      followersCount: channel.followers,
      followingCount: 0,
    };
  if (!account) return { ...countsAndAvatarsOf(actor), banners: [] };
  const { avatars, followers, following } = account;
  return { avatars, banners: [], followersCount: followers, followingCount: following };
}

const countsAndAvatarsOf = ({ avatars, followersCount, followingCount }: Row['actor']) => ({
  avatars,
  followersCount,
  followingCount,
});
