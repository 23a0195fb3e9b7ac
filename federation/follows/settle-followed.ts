import * as z from 'zod';

import { announceManyChanges, setFollowed } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { emit } from '../../server/platform/events.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { nodeFollowsChanged } from './events.ts';
import {
  correctChannel,
  mistakenChannels,
  mistakenVideos,
  type Which,
} from './followed-queries.ts';

const AT_ONCE = 1_000;
const FIRST = 20;

/** Has lists and searches for everybody hold of these videos what this node follows; returns whether one was wrong. */
export async function settleVideos(tx: Db, which: Which): Promise<boolean> {
  for (let isChanged = false; ; isChanged = true) {
    const mistaken = await mistakenVideos(tx, which, AT_ONCE);
    if (mistaken.length === 0) return isChanged;
    for (const followed of [true, false]) {
      const ids = mistaken.filter((video) => video.followed === followed).map(({ id }) => id);
      await setFollowed(tx, ids, followed);
    }
  }
}

/** The same of a channel with all its videos. */
export async function settleChannel(tx: Db, channelId: number): Promise<void> {
  if (!(await correctChannel(tx, channelId))) return;
  await settleVideos(tx, { channelId });
  await announceManyChanges(tx);
}

/**
 * What this node follows is something else now: the first channels that are concerned change with it, which for most follows
 * are all; the rest follows by a job.
 */
export async function announceFollows(tx: Db): Promise<void> {
  for (const id of await mistakenChannels(tx, 0, FIRST)) await settleChannel(tx, id);
  await emit(tx, nodeFollowsChanged, {});
}

/** Brings all channels and videos of other nodes in line with what this node follows. A channel changes with all it has. */
export const settleFollowed = defineJob<{ db: Db; signal: AbortSignal }>()({
  name: 'federation.settle-followed',
  payload: z.object({}),
  attempts: 5,
  timeoutMinutes: 60,
  coalesces: true,
  cron: '53 3 * * *',
  async run(_, { db, signal }) {
    for (let after = 0; !signal.aborted;) {
      const ids = await mistakenChannels(db, after, AT_ONCE);
      for (const id of ids) await db.transaction((tx) => settleChannel(tx, id));
      if (ids.length < AT_ONCE) break;
      after = ids.at(-1)!;
    }
    await db.transaction(async (tx) => {
      if (await settleVideos(tx, 'shown')) await announceManyChanges(tx);
    });
  },
});
