import type { Db } from '../../platform/db.ts';
import { emit, emitAll } from '../../platform/events.ts';
import { chunksOf } from '../chunks/queries.ts';
import {
  chunkPlanned,
  chunksMade,
  copyPlanned,
  encodingPlanned,
  firstRungEncoded,
} from '../events.ts';
import { findWork, missing } from '../work.ts';

/** Has the work on a video begin, or go on from what is made of it. */
export async function goOn(tx: Db, videoId: number): Promise<void> {
  const work = await findWork(tx, videoId);
  if (!work) return;
  const { plan, ready } = work;
  const begin = plan.isQuick ? copyPlanned : encodingPlanned;
  const isBegun = missing(plan.first, ready).length === 0;
  await emit(tx, isBegun ? firstRungEncoded : begin, { videoId });
  const chunks = await chunksOf(tx, videoId);
  const open = chunks.filter(({ doneAt }) => doneAt === null);
  await emitAll(
    tx,
    chunkPlanned,
    open.map(() => ({ videoId })),
  );
  if (chunks.length > 0 && open.length === 0) await emit(tx, chunksMade, { videoId });
}
