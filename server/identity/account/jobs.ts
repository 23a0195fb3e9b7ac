import { deleteVideo } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { AccountRef } from '../events.ts';
import { deleteChannelsOf, someVideosOf } from './delete-queries.ts';
import { accountToEmpty } from './events.ts';

const BATCH = 50;

/** Deletes some videos of an account that is gone, then asks for the next ones; at last its channels. */
export const emptyAccount = defineJob<{ db: Db }>()({
  name: 'identity.empty-account',
  payload: AccountRef,
  attempts: 10,
  timeoutMinutes: 10,
  async run(ref, { db, signal }) {
    const videoIds = await someVideosOf(db, ref.accountId, BATCH);
    for (const videoId of videoIds) {
      signal.throwIfAborted();
      await deleteVideo(db, videoId);
    }
    if (videoIds.length === BATCH) await db.transaction((tx) => emit(tx, accountToEmpty, ref));
    else await db.transaction((tx) => deleteChannelsOf(tx, ref.accountId));
  },
});
