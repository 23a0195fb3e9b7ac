import { forgetGrowing } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { forgetChunks } from '../chunks/give-up.ts';
import { isIndexed } from '../chunks/lay-out.ts';
import { isShared } from '../chunks/plan-chunks.ts';
import { isTurnOfOthers } from '../control/turn-of-others.ts';
import { beginningShown, encodingPlanned, firstRungEncoded, sourceCopied } from '../events.ts';
import { nothingToPlay } from '../pass/hls-outputs.ts';
import { planAgain, stillAfter } from '../plan/plan-again.ts';
import { shareOfFirst, WHOLE } from '../progress/share.ts';
import { isCutShort } from '../whole.ts';
import type { Tools, Work } from '../work.ts';
import { growRendition, type Grown } from './grow-rendition.ts';
import { NotAlike } from './grower.ts';
import { TooLong } from './segments-made.ts';
import { showRest } from './showing.ts';

type Making = Tools & { signal: AbortSignal; timeoutMinutes: number };

const TURN_SECONDS = 30; // of video, shown before others have theirs

/**
 * Makes what of a source can be watched first, and shows it from its first seconds on, however long it is. While another
 * video waits for its own first seconds, one that is encoded goes on later, behind it.
 */
export async function growFirst({ timeoutMinutes, ...tools }: Making, work: Work): Promise<void> {
  const { videoId, facts } = work.source;
  const { isQuick, first } = work.plan;
  const [rung] = first;
  if (!rung) throw nothingToPlay();
  const isShort = facts.durationSeconds < 2 * TURN_SECONDS;
  const outcome = await grow(tools, work, {
    rung,
    timeoutMinutes,
    share: isQuick ? WHOLE : shareOfFirst(facts, work.plan),
    onBeginning: async (tx) => {
      if (!isQuick && isShared(tools, work)) await emit(tx, beginningShown, { videoId });
    },
    mayYield: async (seconds) =>
      !isQuick &&
      !isShort &&
      isIndexed(facts) &&
      seconds >= TURN_SECONDS &&
      (await isTurnOfOthers(tools.db, work)),
    onMade: (grown) => finish(tools, work, grown),
  });
  if (outcome === 'to be encoded')
    return planAgain(tools, work, { stillSeconds: 0, mayCopy: false });
  if (outcome === 'gave way')
    await tools.db.transaction((tx) => emit(tx, encodingPlanned, { videoId }));
}

/** Shows the rest, unless only the sound goes on: then it is planned anew. */
async function finish(tools: Tools, work: Work, { showing, rest, mediaSeconds }: Grown) {
  const { videoId } = work.source;
  const { isQuick } = work.plan;
  const stillSeconds = stillAfter(rest.playlist, mediaSeconds, work);
  const made = isQuick ? sourceCopied : firstRungEncoded;
  if (stillSeconds === 0) return showRest(showing, rest, (tx) => emit(tx, made, { videoId }));
  await forgetChunks(tools.db, videoId);
  if (isQuick) await tools.db.transaction((tx) => forgetGrowing(tx, videoId));
  return planAgain(tools, work, { stillSeconds, mayCopy: work.mayCopy && !isQuick });
}

type Growing = Parameters<typeof growRendition>[2];

/** Begins anew where it cannot be gone on, and finds out where encoding may get more out of a source than copying. */
async function grow(
  tools: Tools & { signal: AbortSignal },
  work: Work,
  how: Growing,
): Promise<'made' | 'gave way' | 'to be encoded'> {
  const growOnce = async () => ((await growRendition(tools, work, how)) ? 'made' : 'gave way');
  try {
    return await growOnce();
  } catch (error) {
    const isCopy = isOfNoUse(error, work);
    if (!isCopy && !(error instanceof NotAlike)) throw error;
    await tools.db.transaction((tx) => forgetGrowing(tx, work.source.videoId));
    return isCopy ? 'to be encoded' : growOnce();
  }
}

/** Whether what was copied is damaged, or cut into segments too long to change between renditions. */
function isOfNoUse(error: unknown, { plan }: Work): boolean {
  const isDamaged =
    error instanceof Failure && error.code === 'unreadable_media' && !isCutShort(error);
  const isCopy = plan.copiesPicture || plan.copiesSound;
  return error instanceof TooLong || (isDamaged && isCopy);
}
