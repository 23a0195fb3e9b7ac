import { Failure } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { sourceCopied } from './events.ts';
import { growFirst } from './growing/grow-first.ts';
import { EVERY_TWO_SECONDS, MAX_SEGMENT_SECONDS } from './keyframes.ts';
import type { MadeRendition } from './made-rendition.ts';
import { parsePlaylist } from './media-playlist.ts';
import { planAgain, secondsWithoutPicture } from './plan-again.ts';
import { enterStage } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { isForRunners, offerRungs } from './remote/offer-rungs.ts';
import { runPass } from './run-pass.ts';
import { WHOLE } from './share.ts';
import { isCutShort } from './verify.ts';
import { findWork, missing, type Tools, unlessReplaced, type Work } from './work.ts';

type Making = Tools & { signal: AbortSignal; timeoutMinutes: number };

/** Makes what of a source can be watched first. What does not come out well that way is planned another way. */
export async function makeFirst(tools: Making, videoId: number): Promise<void> {
  const work = await findWork(tools.db, videoId);
  if (!work || missing(work.plan.first, work.ready).length === 0) return;
  await unlessReplaced(tools.db, work.source, () => make(tools, work));
}

async function make(tools: Making, work: Work): Promise<void> {
  const { videoId } = work.source;
  const stage = work.plan.isQuick ? 'copying' : 'encoding';
  if (work.stage !== stage) await enterStage(tools.db, work.source, stage);
  if (!work.plan.isQuick && (await isForRunners(tools.db, work)))
    return offerRungs(tools.db, work, work.plan.first);
  if (!work.plan.isQuick) return growFirst(tools, work);
  await using scratch = await tools.storage.scratch();
  const made = await attempt(tools, work, scratch.path);
  const stillSeconds = made ? secondsWithoutPicture(made, work) : 0;
  if (!made || stillSeconds > 0)
    return await planAgain(tools, work, { stillSeconds, mayCopy: false });
  await recordRenditions(tools, work, made.renditions, (tx) => emit(tx, sourceCopied, { videoId }));
}

/** Undefined when something copied is damaged, or cut into segments too long to change between renditions. */
async function attempt({ timeoutMinutes, ...tools }: Making, work: Work, directory: string) {
  const { first, copiesPicture, copiesSound } = work.plan;
  try {
    const made = await runPass(tools, work, {
      rungs: first,
      copiesPicture,
      keyframes: EVERY_TWO_SECONDS,
      directory,
      share: WHOLE,
      timeoutMinutes,
    });
    return !copiesPicture || made.renditions.every(hasShortSegments) ? made : undefined;
  } catch (error) {
    if (!isDamaged(error) || !(copiesPicture || copiesSound)) throw error;
    return undefined;
  }
}

/** Whether encoding may get more out of a source than copying did. */
const isDamaged = (error: unknown) =>
  error instanceof Failure && error.code === 'unreadable_media' && !isCutShort(error);

const hasShortSegments = ({ row }: MadeRendition) =>
  parsePlaylist(row.playlist).segments.every(({ seconds }) => seconds <= MAX_SEGMENT_SECONDS);
