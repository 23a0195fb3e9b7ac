import { expect, test } from 'vitest';

import type { Db } from '../../server/platform/db.ts';
import { hearChanges, OF_ALL } from '../../test/support/catalog-changes.ts';
import { givenPublisher, startForeignNode } from '../../test/support/foreign-node.ts';
import { givenForeignVideos } from '../../test/support/many-videos.ts';
import { startTestNode } from '../../test/support/node.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { announceFollows, settleFollowed } from './settle-followed.ts';

/** How many channels and videos of other nodes are written down as what this node follows. */
async function followed(db: Db) {
  const [row] = await db.execute<{ channels: number; videos: number }>(`select
    (select count(*)::int from channels where host is not null and followed) as channels,
    (select count(*)::int from videos where url is not null and followed) as videos`);
  return [row!.channels, row!.videos];
}

const signal = new AbortController().signal;

test('few videos change with what this node follows; of many a job sees to it', async () => {
  const db = openTestDatabase(await startTestNode({ ROLES: 'web' })); // which does no job
  await givenForeignVideos(db, 'few.example', 500);
  await db.transaction((tx) => announceFollows(tx));
  expect(await followed(db)).toEqual([0, 0]);

  await givenForeignVideos(db, 'many.example', 501);
  await db.transaction((tx) => announceFollows(tx));
  expect(await followed(db)).toEqual([0, 501]);
  await settleFollowed.run({}, { db, signal });
  expect(await followed(db)).toEqual([0, 0]);
});

test('the job goes over each video once, a thousand in a transaction, and ends in between when it is told to', async () => {
  const db = openTestDatabase(await startTestNode({ ROLES: 'web' }));
  await givenForeignVideos(db, 'many.example', 2_500);
  let asked = 0;
  const stopping = Object.assign(new AbortController().signal, {
    throwIfAborted() {
      asked += 1;
      if (asked === 3) throw new Error('stopped'); // after the channels and some of the videos
    },
  });
  await expect(settleFollowed.run({}, { db, signal: stopping })).rejects.toThrow('stopped');
  expect(await followed(db)).toEqual([0, 1_500]);
  await settleFollowed.run({}, { db, signal: stopping });
  expect(await followed(db)).toEqual([0, 0]);
  expect(asked).toBe(3 + 4);
});

test('a channel nobody follows is taken in as such, and nobody forgets what they remember for it', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const reaching = reachingAs(node);
  const { channel } = givenPublisher(await startForeignNode(), 'heron');
  const hear = await hearChanges(node);
  await resolveActor(reaching, channel.url);
  expect(await followed(reaching.db)).toEqual([0, 0]);
  expect(await hear()).not.toContain(OF_ALL);
});
