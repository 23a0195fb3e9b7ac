import { Failure } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { encodingPlanned, firstRungEncoded, sourceCopied } from './events.ts';
import { EVERY_TWO_SECONDS, MAX_SEGMENT_SECONDS } from './keyframes.ts';
import type { MadeRendition } from './made-rendition.ts';
import { parsePlaylist } from './media-playlist.ts';
import { type Plan, planTranscode } from './plan.ts';
import { enterStage, updateTranscode } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { runPass } from './run-pass.ts';
import { shareOfFirst, WHOLE } from './share.ts';
import { isCutShort } from './verify.ts';
import { findWork, missing, type Tools, type Work } from './work.ts';

type Making = Tools & { signal: AbortSignal; timeoutMinutes: number };

/** Makes what of a source can be watched first. Where a copy does not come out well, encoding is planned instead. */
export async function makeFirst(
  { timeoutMinutes, ...tools }: Making,
  videoId: number,
): Promise<void> {
  const work = await findWork(tools.db, videoId);
  if (!work || missing(work.plan.first, work.ready).length === 0) return;
  await enterStage(tools.db, videoId, work.plan.isQuick ? 'copying' : 'encoding');
  await using scratch = await tools.storage.scratch();
  const made = await attempt(work.plan, () =>
    runPass(tools, work, {
      rungs: work.plan.first,
      copiesPicture: work.plan.copiesPicture,
      keyframes: EVERY_TWO_SECONDS,
      directory: scratch.path,
      share: work.plan.isQuick ? WHOLE : shareOfFirst(work.source.facts, work.plan),
      timeoutMinutes,
    }),
  );
  if (!made) return planWithoutCopies(tools, work);
  const event = work.plan.isQuick ? sourceCopied : firstRungEncoded;
  await recordRenditions(tools, work, made, (tx) => emit(tx, event, { videoId }));
}

/** Undefined when something copied is damaged, or cut into segments too long to change between renditions. */
async function attempt({ copiesPicture, copiesSound }: Plan, run: () => Promise<MadeRendition[]>) {
  try {
    const made = await run();
    return made.every(hasShortSegments) || !copiesPicture ? made : undefined;
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

const planWithoutCopies = ({ db }: Tools, { source: { videoId, facts } }: Work) =>
  db.transaction(async (tx) => {
    const { rungs } = planTranscode(facts, { mayCopy: false });
    const plannedHeights = rungs.map(({ height }) => height);
    await updateTranscode(tx, videoId, { mayCopy: false, plannedHeights });
    await emit(tx, encodingPlanned, { videoId });
  });
