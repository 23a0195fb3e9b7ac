import * as z from 'zod';

import { copyChanged } from '../../catalog/index.ts';
import type { Mirroring } from '../../platform/config/mirroring.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { copiesWithParts, removeParts } from '../copying/parts.ts';
import { findRemoteSet } from '../copying/remote-set.ts';
import { beingMade, copiesOfNothing, dropFailed, extendCopies, lockMirroring } from '../queries.ts';
import { findCandidates, findHeld, findUnwelcome } from './candidate-queries.ts';
import { choose } from './choose.ts';
import { dropCopy } from './drop-copy.ts';
import { type Automatic, AUTOMATIC } from './strategies.ts';
import { wantCopy } from './wish.ts';

type Node = { db: Db; config: { dataDirectory: string; mirroring: Mirroring } };

/** Decides what is mirrored: what goes, what comes, and what stays for longer. */
export const planCopies = defineJob<Node>()({
  name: 'mirroring.plan-copies',
  payload: z.object({}),
  attempts: 3,
  timeoutMinutes: 10,
  cron: '*/10 * * * *',
  coalesces: true,
  async run(_, node) {
    const { db, config } = node;
    await db.transaction(async (tx) => {
      await lockMirroring(tx);
      for (const { id } of [...(await copiesOfNothing(tx)), ...(await findUnwelcome(tx))])
        await dropCopy(tx, id);
      await dropFailed(tx);
      for (const strategy of AUTOMATIC) await planStrategy(tx, strategy, config.mirroring);
      for (const videoUuid of await extendCopies(tx, config.mirroring.minHours))
        await emit(tx, copyChanged, { videoUuid });
    });
    await sweepParts(node);
  },
});

async function planStrategy(
  tx: Db,
  strategy: Automatic,
  { limitBytes, minHours, recentMinViews }: Mirroring,
): Promise<void> {
  const limit = limitBytes[strategy];
  const [held, candidates] = await Promise.all([
    findHeld(tx, strategy, minHours),
    limit > 0 ? findCandidates(tx, strategy, recentMinViews) : [],
  ]);
  const { add, evict } = choose(held, candidates, limit);
  for (const { id } of evict) await dropCopy(tx, id);
  for (const { videoId } of add) {
    const set = await findRemoteSet(tx, { id: videoId });
    if (set) await wantCopy(tx, set, strategy);
  }
}

/** Removes what grew for copies that are finished or withdrawn. */
async function sweepParts({ db, config: { dataDirectory } }: Node): Promise<void> {
  const ids = await copiesWithParts(dataDirectory);
  const growing = await beingMade(db, ids);
  for (const id of ids) if (!growing.has(id)) await removeParts(dataDirectory, id);
}
