import { dropUnwantedPictures } from '../../server/catalog/index.ts';
import { unfollowAs } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { forgetPictures } from '../../server/platform/pictures/stored-pictures.ts';
import { swapAvatars } from '../actors/node-queries.ts';
import { welcomeBack } from '../delivery/index.ts';
import { announceFollows } from '../follows/settle-followed.ts';
import type { Handling } from '../inbox/handling.ts';
import {
  dropArrived,
  dropDeliveries,
  dropNodeFollows,
  followsUnder,
  goneUnder,
  picturedNodes,
} from './ending-queries.ts';
import { policyChanged } from './events.ts';
import { findPolicy } from './policies-queries.ts';

const AT_ONCE = 200;

/**
 * Ends what a node that is rejected and this one had: follows both ways, and all that waits; it is told nothing. Of one whose
 * media are not taken the copied pictures go. One that is muted for everybody keeps its follows: they go on once it is not.
 */
export const applyPolicy = defineJob<Handling>()({
  name: 'federation.apply-policy',
  payload: policyChanged.payload,
  attempts: 5,
  timeoutMinutes: 30,
  async run({ host }, { db, signal }) {
    const policy = (await findPolicy(db, host))?.policy;
    if (policy === 'reject') await endAll(db, host, signal);
    if (policy !== 'no-media') return;
    await dropNodePictures(db, host);
    await dropUnwantedPictures(db, signal);
  },
});

async function endAll(db: Db, host: string, signal: AbortSignal) {
  await welcomeBack(db, await goneUnder(db, host)); // whose follows do not count now, and would be taken off twice
  await dropArrived(db, host);
  await dropDeliveries(db, host);
  await db.transaction(async (tx) => {
    await dropNodeFollows(tx, host);
    await announceFollows(tx);
  });
  for (;;) {
    const some = await followsUnder(db, host).limit(AT_ONCE);
    for (const { followerId, channelId, accountId } of some)
      await unfollowAs(
        db,
        followerId,
        channelId === null ? { accountId: accountId! } : { channelId },
      );
    if (some.length < AT_ONCE || signal.aborted) return;
  }
}

const dropNodePictures = (db: Db, host: string) =>
  db.transaction(async (tx) => {
    for (const { id } of await picturedNodes(tx, host))
      await forgetPictures(tx, await swapAvatars(tx, id, { avatars: [], avatarsFrom: null }));
  });
