import { TakenOver } from '../catalog/index.ts';
import { awaitingRoom } from './await-room.ts';
import { addWait } from './figures/figure-queries.ts';
import { growFirst } from './growing/grow-first.ts';
import { enterStage } from './queries.ts';
import { isForRunners, offerRungs } from './remote/offer-rungs.ts';
import { findWanted, missing, type Tools, unlessReplaced, type Work } from './work.ts';

type Making = Tools & { signal: AbortSignal; timeoutMinutes: number };

/**
 * Makes what of a source can be watched first, or lets runners make it. Where somebody else goes on with it meanwhile, as when
 * an administrator has it made again, it is left to them: two that take it from each other would both fail.
 */
export async function makeFirst(tools: Making, videoId: number): Promise<void> {
  const work = await findWanted(tools.db, videoId);
  if (!work || missing(work.plan.first, work.ready).length === 0) return;
  try {
    await awaitingRoom(tools.db, videoId, () =>
      unlessReplaced(tools.db, work.source, () => make(tools, work)),
    );
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }
}

async function make(tools: Making, work: Work): Promise<void> {
  const { isQuick, first } = work.plan;
  const stage = isQuick ? 'copying' : 'encoding';
  if (work.stage === 'waiting') await addWait(tools.db, work.source.videoId);
  if (work.stage !== stage) await enterStage(tools.db, work.source, stage);
  if (!isQuick && (await isForRunners(tools.db, work))) return offerRungs(tools.db, work, first);
  return growFirst(tools, work);
}
