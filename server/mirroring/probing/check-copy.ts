import { videoChanged } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { mayBeMirrored } from '../choosing/candidate-queries.ts';
import { dropCopy } from '../choosing/drop-copy.ts';
import { wantCopy } from '../choosing/wish.ts';
import { findRemoteSet } from '../copying/remote-set.ts';
import { hasCopyOf, lockCopy, lockMirroring } from '../queries.ts';

/**
 * A video has changed: a copy of one that is gone, or out of sight, goes; one of files that are others now is made anew. Safe
 * to repeat.
 */
export const checkCopy = defineJob<{ db: Db }>()({
  name: 'mirroring.check-copy',
  payload: videoChanged.payload,
  attempts: 5,
  timeoutMinutes: 5,
  async run({ videoUuid }, { db }) {
    if (!(await hasCopyOf(db, videoUuid))) return; // as of most videos: no lock is taken for those
    await db.transaction(async (tx) => {
      await lockMirroring(tx);
      const copy = await lockCopy(tx, { videoUuid });
      if (!copy || copy.state === 'failed') return;
      const set = await findRemoteSet(tx, { uuid: videoUuid });
      const isWelcome = set !== undefined && (await mayBeMirrored(tx, set.videoId));
      if (isWelcome && set.filesDigest === copy.filesDigest) return;
      await dropCopy(tx, copy.id);
      if (isWelcome) await wantCopy(tx, set, copy.strategy);
    });
  },
});
