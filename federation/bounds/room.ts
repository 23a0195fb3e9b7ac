import { createCache } from '../../server/platform/cache.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { isFull, type Kind } from './room-queries.ts';

/** The most that other nodes may have this one write down. */
export const MOST: Record<Kind, number> = {
  actorsOfHost: 200_000,
  boostsOfActor: 50_000,
  boostsOfComment: 50_000,
  boostsOfVideo: 500_000,
  channelsOfAccount: 1_000,
  commentsOfVideo: 20_000,
  followsOfAccount: 10_000,
  followsOfNode: 10_000,
  followersOfHost: 500_000,
  playlistsOfAccount: 1_000,
  ratingsOfAccount: 50_000,
  reportsOfHost: 500, // that no moderator has decided on
  videosOfChannel: 50_000,
  videosOfHost: 500_000,
};

const KEPT_SECONDS = 30; // for a host: counting up to its bounds takes a while, and it may be this much over them
const MAX_HOSTS = 10_000;

const ofHosts = new WeakMap<Db, ReturnType<typeof createCache<boolean>>>();

/**
 * Fails with `conflict` when another node, or somebody there, has as much of a kind here as it may have. Asked before something
 * new is written down.
 */
export async function requireRoom(
  db: Db,
  kind: Kind,
  of: number | string,
  most = MOST[kind],
): Promise<void> {
  const look = () => isFull(db, kind, of, most);
  const full =
    typeof of === 'string'
      ? await keptFor(db).remember(`${kind} ${most} ${of}`, look)
      : await look();
  if (full) throw new Failure('conflict', `There is no room for more: ${kind}.`);
}

function keptFor(db: Db) {
  const kept = ofHosts.get(db) ?? createCache({ ttlSeconds: KEPT_SECONDS, maxKeys: MAX_HOSTS });
  ofHosts.set(db, kept);
  return kept;
}
