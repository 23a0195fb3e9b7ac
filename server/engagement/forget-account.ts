import { forgetBulkItemsOf } from '../catalog/index.ts';
import { accountGone } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { deleteCommentsOf } from './comments/remove-comments.ts';
import { rateVideo } from './rates/rate-video.ts';
import { someRatedBy } from './rates/rating-queries.ts';
import { unfollowAs } from './remote/follow-as.ts';
import { someAccountsFollowedBy, someFollowedBy } from './subscriptions/follow-queries.ts';
import { unsubscribe } from './subscriptions/subscribe.ts';

const BATCH = 100;

/** Takes back what an account that is gone has said, rated and followed, so that every count stays right. */
export const forgetAccount = defineJob<{ db: Db }>()({
  name: 'engagement.forget-account',
  payload: accountGone.payload,
  attempts: 10,
  timeoutMinutes: 60,
  async run({ accountId }, { db, signal }) {
    await deleteCommentsOf(db, accountId, signal);
    await forgetBulkItemsOf(db, accountId);
    await inBatches(
      () => someRatedBy(db, accountId, BATCH),
      (videoId) => rateVideo(db, { accountId, videoId }, 'none'),
      signal,
    );
    await inBatches(
      () => someFollowedBy(db, accountId, BATCH),
      (channelId) => unsubscribe(db, { followerId: accountId, channelId }),
      signal,
    );
    await inBatches(
      () => someAccountsFollowedBy(db, accountId, BATCH),
      (followed) => unfollowAs(db, accountId, { accountId: followed }),
      signal,
    );
  },
});

async function inBatches(
  find: () => Promise<number[]>,
  act: (id: number) => Promise<unknown>,
  signal: AbortSignal,
) {
  for (;;) {
    const ids = await find();
    if (ids.length === 0) return;
    for (const id of ids) {
      signal.throwIfAborted();
      await act(id);
    }
  }
}
