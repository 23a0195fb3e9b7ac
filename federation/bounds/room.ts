import { type Cache, createCache } from '../../server/platform/cache.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { oncePer } from '../../server/platform/once-per.ts';
import { countFree, type Kind } from './room-queries.ts';

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
  tombstonesOfHost: 50_000,
  videosOfChannel: 50_000,
  videosOfHost: 500_000,
};

const KEPT_SECONDS = 30; // counting up to a bound takes a while; other processes may go this much over it
const COUNTED_AGAIN_MILLISECONDS = 1_000; // where none is left: a flood of what is refused costs no more than that
const MAX_COUNTED = 10_000;

type Room = { free: number; countedAt: number };

const countedFor = oncePer<Db, Cache<Room>>(() =>
  createCache({ ttlSeconds: KEPT_SECONDS, maxKeys: MAX_COUNTED }),
);

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
  if (!(await takeRoom(db, kind, of, most))) throw noRoom(kind);
}

export const noRoom = (kind: Kind) =>
  new Failure('conflict', `There is no room for more: ${kind}.`);

/**
 * Takes room for one more; returns whether there was any. It is counted once in a while, and goes down meanwhile. Where none
 * is left it is counted again within a second, since some may be gone, but not for a whole host.
 */
export async function takeRoom(
  db: Db,
  kind: Kind,
  of: number | string,
  most = MOST[kind],
): Promise<boolean> {
  const count = () => countFree(db, kind, of, most);
  const room = await countedFor(db).remember(`${kind} ${most} ${of}`, async () => ({
    free: await count(),
    countedAt: performance.now(),
  }));
  const age = performance.now() - room.countedAt;
  if (room.free <= 0 && typeof of === 'number' && age > COUNTED_AGAIN_MILLISECONDS) {
    room.countedAt = performance.now(); // who asks meanwhile does not count, too
    room.free = await count();
  }
  return room.free-- > 0;
}
