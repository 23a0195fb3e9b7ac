import * as z from 'zod';

import { announceManyChanges, setFollowed } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { emit } from '../../server/platform/events.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { nodeFollowsChanged } from './events.ts';
import {
  correctChannel,
  foreignVideos,
  lockMistaken,
  mistakenChannels,
  mistakenVideos,
  videosOf,
} from './followed-queries.ts';

const AT_ONCE = { channels: 100, videos: 1_000 }; // in one transaction of the job
const FEW = { channels: 20, videos: 500 }; // that are settled while somebody waits

/** Has lists and searches for everybody hold of these videos what this node follows; returns whether one was wrong. */
export async function settleVideos(tx: Db, ids: number[]): Promise<boolean> {
  const locked = ids.length === 0 ? [] : await lockMistaken(tx, ids);
  const mistaken = locked.length === 0 ? [] : await mistakenVideos(tx, locked);
  for (const followed of [true, false]) {
    const wrong = mistaken.filter((video) => video.followed === followed).map(({ id }) => id);
    await setFollowed(tx, wrong, followed);
  }
  return mistaken.length > 0;
}

/** The same where they are few; of more the job sees to it. */
export async function settleFew(tx: Db, ids: number[]): Promise<boolean> {
  if (ids.length <= FEW.videos) return settleVideos(tx, ids);
  await emit(tx, nodeFollowsChanged, {});
  return false;
}

/** The same of a channel that was taken in, with its videos. Of one that is new nobody remembers anything yet. */
export async function settleChannel(tx: Db, channelId: number): Promise<void> {
  if (await correctChannel(tx, channelId)) await settleFew(tx, await someOf(tx, [channelId]));
}

const someOf = (tx: Db, channelIds: number[]) => videosOf(tx, channelIds, FEW.videos + 1);

/**
 * What this node follows is something else now: the first channels that are concerned change with it, and their videos where
 * they are few together, which for most follows is all; the rest follows by a job.
 */
export async function announceFollows(tx: Db): Promise<void> {
  const ids = await mistakenChannels(tx, 0, FEW.channels);
  await correctChannels(tx, ids);
  const some = await someOf(tx, ids);
  if (some.length <= FEW.videos) await settleVideos(tx, some);
  await emit(tx, nodeFollowsChanged, {});
}

async function correctChannels(tx: Db, ids: number[]): Promise<void> {
  for (const id of ids) await correctChannel(tx, id); // in their order: nobody waits for who waits for them
  if (ids.length > 0) await announceManyChanges(tx);
}

/**
 * Brings all channels and videos of other nodes in line with what this node follows: each is looked at once, some in a
 * transaction.
 */
export const settleFollowed = defineJob<{ db: Db; signal: AbortSignal }>()({
  name: 'federation.settle-followed',
  payload: z.object({}),
  attempts: 5,
  timeoutMinutes: 60,
  coalesces: true,
  cron: '53 3 * * *',
  async run(_, { db, signal }) {
    await inTurn(signal, AT_ONCE.channels, {
      next: (after, limit) => mistakenChannels(db, after, limit),
      settle: (ids) => db.transaction((tx) => correctChannels(tx, ids)),
    });
    await inTurn(signal, AT_ONCE.videos, {
      next: (after, limit) => foreignVideos(db, after, limit),
      settle: (ids) =>
        db.transaction(async (tx) => {
          if (await settleVideos(tx, ids)) await announceManyChanges(tx);
        }),
    });
  },
});

type Turns = {
  next: (after: number, limit: number) => Promise<number[]>;
  settle: (ids: number[]) => Promise<void>;
};

async function inTurn(signal: AbortSignal, limit: number, { next, settle }: Turns) {
  for (let after: number | undefined = 0; after !== undefined;) {
    signal.throwIfAborted();
    const ids: number[] = await next(after, limit);
    await settle(ids);
    after = ids.length < limit ? undefined : ids.at(-1);
  }
}
