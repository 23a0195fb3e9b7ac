import { playlistSeconds } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { encodingPlanned, firstRungEncoded, sourceCopied } from './events.ts';
import { EVERY_TWO_SECONDS, MAX_SEGMENT_SECONDS } from './keyframes.ts';
import type { MadeRendition } from './made-rendition.ts';
import { parsePlaylist } from './media-playlist.ts';
import { planTranscode } from './plan.ts';
import { enterStage, updateTranscode } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { type MadePass, runPass } from './run-pass.ts';
import { shareOfFirst, WHOLE } from './share.ts';
import { isCutShort } from './verify.ts';
import { findWork, missing, type Tools, type Work } from './work.ts';

type Making = Tools & { signal: AbortSignal; timeoutMinutes: number };

/** Makes what of a source can be watched first. What does not come out well that way is planned another way. */
export async function makeFirst(tools: Making, videoId: number): Promise<void> {
  const work = await findWork(tools.db, videoId);
  if (!work || missing(work.plan.first, work.ready).length === 0) return;
  await enterStage(tools.db, videoId, work.plan.isQuick ? 'copying' : 'encoding');
  await using scratch = await tools.storage.scratch();
  const made = await attempt(tools, work, scratch.path);
  const stillSeconds = made ? secondsWithoutPicture(made, work) : 0;
  if (!made || stillSeconds > 0) return planAgain(tools, work, stillSeconds);
  const event = work.plan.isQuick ? sourceCopied : firstRungEncoded;
  await recordRenditions(tools, work, made.renditions, (tx) => emit(tx, event, { videoId }));
}

/** Undefined when something copied is damaged, or cut into segments too long to change between renditions. */
async function attempt({ timeoutMinutes, ...tools }: Making, work: Work, directory: string) {
  const { first, copiesPicture, copiesSound, isQuick } = work.plan;
  try {
    const made = await runPass(tools, work, {
      rungs: first,
      copiesPicture,
      keyframes: EVERY_TWO_SECONDS,
      directory,
      share: isQuick ? WHOLE : shareOfFirst(work.source.facts, work.plan),
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

const NOTICED_SECONDS = 2;

/** How long only the sound goes on at the end, as of a song with its cover; 0 once that has been planned for. */
function secondsWithoutPicture({ renditions, mediaSeconds }: MadePass, work: Work): number {
  const [{ row }] = renditions as [MadeRendition];
  if (row.height === 0 || work.stillSeconds > 0) return 0;
  const seconds = mediaSeconds - playlistSeconds(row.playlist);
  return seconds > NOTICED_SECONDS ? seconds : 0;
}

const planAgain = ({ db }: Tools, { source, wantedHeights }: Work, stillSeconds: number) =>
  db.transaction(async (tx) => {
    const { videoId, facts } = source;
    const { rungs } = planTranscode(facts, { mayCopy: false, wantedHeights });
    const plannedHeights = rungs.map(({ height }) => height);
    await updateTranscode(tx, videoId, { mayCopy: false, stillSeconds, plannedHeights });
    await emit(tx, encodingPlanned, { videoId });
  });
